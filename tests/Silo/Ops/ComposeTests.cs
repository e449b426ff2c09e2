using AdoptionSim.Silo.Settings;
using AdoptionSim.Silo.Tests.Support;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace AdoptionSim.Silo.Tests.Ops;

/// <summary>Tests the file for Docker Compose against the schema of the compose specification (see <c>Schemas/SOURCES.md</c>).</summary>
public sealed class ComposeTests
{
    private static readonly JObject Compose = Read(File.ReadAllText(Path.Combine(Paths.Ops, "compose.yaml")));

    private static IEnumerable<JObject> Silos =>
        ((JObject)Compose["services"]!)
            .Properties()
            .Where(service => service.Name.StartsWith("silo", StringComparison.Ordinal))
            .Select(service => (JObject)service.Value);

    [Fact]
    public async Task The_file_is_valid() => Assert.Empty((await Schema()).Validate(Compose));

    [Theory]
    [InlineData("services: { a: { image: b, restrat: always } }")]
    [InlineData("services: { a: { image: 7 } }")]
    [InlineData("servces: {}")]
    public async Task A_file_with_a_slip_is_not(string text) => Assert.NotEmpty((await Schema()).Validate(Read(text)));

    [Fact]
    public void Three_silos_wait_for_the_database_and_restart_on_failure()
    {
        Assert.Equal(3, Silos.Count());
        Assert.All(Silos, silo =>
        {
            Assert.Equal("service_healthy", silo.SelectToken("depends_on.database.condition"));
            Assert.Equal("unless-stopped", silo["restart"]);
            Assert.NotNull(silo.SelectToken("deploy.resources.limits.memory"));
            Assert.Contains("/health/ready", $"{silo.SelectToken("healthcheck.test")}", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Each_silo_listens_on_its_containers_private_network_address()
    {
        var addresses = Silos
            .Select(silo =>
                (Configured: (string?)silo.SelectToken("environment.Silo__Address"), Given: (string?)silo.SelectToken("networks.cluster.ipv4_address"))
            )
            .ToList();

        Assert.All(addresses, address => Assert.Equal(address.Given, address.Configured));
        Assert.Equal(3, addresses.Distinct().Count());
        Assert.Equal(true, Compose.SelectToken("networks.cluster.internal"));
        Assert.All(Silos, silo => Assert.Null(silo["ports"]));
    }

    [Fact]
    public void Every_setting_is_one_that_the_silo_knows() =>
        Assert.All(
            Silos
                .SelectMany(silo => ((JObject)silo["environment"]!).Properties())
                .Where(setting => setting.Name.StartsWith("Silo__", StringComparison.Ordinal)),
            setting => Assert.NotNull(typeof(SiloOptions).GetProperty(setting.Name["Silo__".Length..]))
        );

    [Fact]
    public void Prometheus_scrapes_each_silo_at_its_address_and_port()
    {
        var targets = JArray
            .Parse(File.ReadAllText(Path.Combine(Paths.Ops, "prometheus", "targets", "silos.json")))
            .SelectTokens("[*].targets[*]")
            .Select(target => (string?)target);

        Assert.Equal(Silos.Select(silo => $"{silo.SelectToken("environment.Silo__Address")}:{new SiloOptions().HttpPort}"), targets);
        Assert.Contains("cluster", Service("prometheus")["networks"]!.Values<string>());
    }

    [Fact]
    public void Grafana_queries_Prometheus_by_name_on_a_shared_network()
    {
        Assert.Equal("http://prometheus:9090", Service("grafana").SelectToken("environment.ADOPTSIM_PROMETHEUS"));
        Assert.Contains(Service("grafana")["networks"]!.Values<string>(), network => Service("prometheus")["networks"]!.Values<string>().Contains(network));
    }

    [Fact]
    public void What_is_mounted_is_there_and_read_only() =>
        Assert.All(Volumes.Where(volume => volume.StartsWith('.')).Select(volume => volume.Split(':')), parts =>
            Assert.True(Path.Exists(Path.Combine(Paths.Ops, parts[0])) && parts[^1] == "ro", parts[0])
        );

    [Fact]
    public void Published_ports_are_reachable_from_this_machine_only()
    {
        var published = Services.Where(service => service["ports"] is not null).SelectMany(service => service["ports"]!.Values<string>());

        Assert.Equal(["127.0.0.1:9090:9090", "127.0.0.1:3000:3000"], published);
    }

    [Fact]
    public void Images_have_versions_and_own_images_have_the_programs_version()
    {
        Assert.All(Services, service => Assert.Matches(":v?[0-9]+[0-9.]*$", $"{service["image"]}"));
        var built = Services.Where(service => service["build"] is not null).ToList();

        Assert.Equal(4, built.Count);
        Assert.All(built, service => Assert.Equal($"adoptsim-{service.SelectToken("build.target")}:{Paths.Version}", $"{service["image"]}"));
    }

    [Fact]
    public void Client_starts_run_at_all_gateways_once_silos_are_ready()
    {
        var client = Service("client");
        var command = client["command"]!.Values<string>().ToList();
        var gateways = Silos.Select(silo => $"{silo.SelectToken("environment.Silo__Address")}:{new SiloOptions().GatewayPort}");

        Assert.Equal(["client"], client["profiles"]!.Values<string>());
        Assert.Equal("run", command[0]);
        Assert.Equal($"{string.Join(',', gateways)}/{Silos.First().SelectToken("environment.Silo__ClusterId")}", command[command.IndexOf("--cluster") + 1]);
        Assert.All(["silo1", "silo2", "silo3"], silo => Assert.Equal("service_healthy", client.SelectToken($"depends_on.{silo}.condition")));
        Assert.Equal(["cluster"], client["networks"]!.Values<string>());
        Assert.Equal(["results:/results"], client["volumes"]!.Values<string>());
    }

    [Fact]
    public void Containers_are_unprivileged_read_only_and_limit_memory_and_logs()
    {
        Assert.Equal(7, Services.Count());
        Assert.All(Services, service =>
        {
            Assert.Equal(true, service["read_only"]);
            Assert.Equal(["ALL"], service["cap_drop"]!.Values<string>());
            Assert.Equal(["no-new-privileges:true"], service["security_opt"]!.Values<string>());
            Assert.NotNull(service.SelectToken("deploy.resources.limits.memory"));
            Assert.Equal(("10m", "5"), ((string?)service.SelectToken("logging.options.max-size"), $"{service.SelectToken("logging.options.max-file")}"));
        });
        Assert.All(Services.Where(service => $"{service["image"]}".StartsWith("adoptsim", StringComparison.Ordinal)), service =>
            Assert.Equal("1654:1654", service["user"])
        );
    }

    [Fact]
    public void What_an_image_copies_is_there_and_not_ignored()
    {
        var root = Path.GetFullPath(Path.Combine(Paths.Ops, ".."));
        var ignored = File.ReadAllLines(Path.Combine(root, ".dockerignore"));
        var sources = File.ReadLines(Path.Combine(Paths.Ops, "Dockerfile"))
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1])
            .ToList();

        Assert.Contains("client", sources);
        Assert.All(sources, source => Assert.True(Path.Exists(Path.Combine(root, source)) && !ignored.Contains(source), source));
        var targets = File.ReadLines(Path.Combine(Paths.Ops, "Dockerfile"))
            .Where(line => line.StartsWith("FROM ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[^1]);
        Assert.All(Services.Where(service => service["build"] is not null), service => Assert.Contains((string?)service.SelectToken("build.target"), targets));
    }

    private static IEnumerable<JObject> Services => ((JObject)Compose["services"]!).Properties().Select(service => (JObject)service.Value);

    private static IEnumerable<string> Volumes =>
        Services.Where(service => service["volumes"] is not null).SelectMany(service => service["volumes"]!.Values<string>()).Select(volume => volume!);

    private static JObject Service(string name) => (JObject)Compose["services"]![name]!;

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "compose-spec.json"));

    /// <summary>Reads YAML with its anchors and merges as JSON.</summary>
    private static JObject Read(string text)
    {
        using var reader = new StringReader(text);
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(new MergingParser(new Parser(reader)));
        return JObject.FromObject(Untyped(yaml)!);
    }

    private static object? Untyped(object? value) =>
        value switch
        {
            Dictionary<object, object?> map => map.ToDictionary(pair => $"{pair.Key}", pair => Untyped(pair.Value)),
            List<object?> list => list.ConvertAll(Untyped),
            _ => value,
        };
}
