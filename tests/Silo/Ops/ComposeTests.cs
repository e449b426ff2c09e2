using AdoptionSim.Silo.Settings;
using AdoptionSim.Silo.Tests.Support;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace AdoptionSim.Silo.Tests.Ops;

/// <summary>The file for Docker Compose, held against the schema of the compose specification (see <c>Schemas/SOURCES.md</c>).</summary>
public sealed class ComposeTests
{
    private static readonly JObject Compose = Read(File.ReadAllText(Path.Combine(Paths.Ops, "compose.yaml")));

    private static IEnumerable<JObject> Silos => ((JObject)Compose["services"]!).Properties()
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
    public void Three_silos_wait_for_the_database_and_start_again_when_they_fail()
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
    public void Each_silo_listens_on_the_address_that_its_container_has_on_the_private_network()
    {
        var addresses = Silos.Select(silo => (Told: (string?)silo.SelectToken("environment.Silo__Address"), Given: (string?)silo.SelectToken("networks.cluster.ipv4_address"))).ToList();

        Assert.All(addresses, address => Assert.Equal(address.Given, address.Told));
        Assert.Equal(3, addresses.Distinct().Count());
        Assert.Equal(true, Compose.SelectToken("networks.cluster.internal"));
        Assert.All(Silos, silo => Assert.Null(silo["ports"]));
    }

    [Fact]
    public void Every_setting_is_one_that_the_silo_knows() =>
        Assert.All(
            Silos.SelectMany(silo => ((JObject)silo["environment"]!).Properties()).Where(setting => setting.Name.StartsWith("Silo__", StringComparison.Ordinal)),
            setting => Assert.NotNull(typeof(SiloOptions).GetProperty(setting.Name["Silo__".Length..])));

    [Fact]
    public void Prometheus_scrapes_each_silo_at_its_address_and_port()
    {
        var targets = JArray.Parse(File.ReadAllText(Path.Combine(Paths.Ops, "prometheus", "targets", "silos.json"))).SelectTokens("[*].targets[*]").Select(target => (string?)target);

        Assert.Equal(Silos.Select(silo => $"{silo.SelectToken("environment.Silo__Address")}:{new SiloOptions().HttpPort}"), targets);
        Assert.Contains("cluster", Service("prometheus")["networks"]!.Values<string>());
    }

    [Fact]
    public void Grafana_asks_Prometheus_by_its_name_on_a_network_that_both_are_on()
    {
        Assert.Equal("http://prometheus:9090", Service("grafana").SelectToken("environment.ADOPTSIM_PROMETHEUS"));
        Assert.Contains(Service("grafana")["networks"]!.Values<string>(), network => Service("prometheus")["networks"]!.Values<string>().Contains(network));
    }

    [Fact]
    public void What_is_mounted_is_there_and_read_only() =>
        Assert.All(
            Volumes.Where(volume => volume.StartsWith('.')).Select(volume => volume.Split(':')),
            parts => Assert.True(Path.Exists(Path.Combine(Paths.Ops, parts[0])) && parts[^1] == "ro", parts[0]));

    [Fact]
    public void What_is_reached_from_outside_is_reached_from_this_machine_alone()
    {
        var published = Services.Where(service => service["ports"] is not null).SelectMany(service => service["ports"]!.Values<string>());

        Assert.Equal(["127.0.0.1:9090:9090", "127.0.0.1:3000:3000"], published);
    }

    [Fact]
    public void Each_image_that_is_not_built_here_is_of_a_version() =>
        Assert.All(Services.Where(service => service["build"] is null), service => Assert.Matches(":v?[0-9]+[0-9.]*$", $"{service["image"]}"));

    private static IEnumerable<JObject> Services => ((JObject)Compose["services"]!).Properties().Select(service => (JObject)service.Value);

    private static IEnumerable<string> Volumes => Services.Where(service => service["volumes"] is not null).SelectMany(service => service["volumes"]!.Values<string>()).Select(volume => volume!);

    private static JObject Service(string name) => (JObject)Compose["services"]![name]!;

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "compose-spec.json"));

    /// <summary>YAML with its anchors and merges carried out, as JSON.</summary>
    private static JObject Read(string text)
    {
        using var reader = new StringReader(text);
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
            .Deserialize(new MergingParser(new Parser(reader)));
        return JObject.FromObject(Untyped(yaml)!);
    }

    private static object? Untyped(object? value) => value switch
    {
        Dictionary<object, object?> map => map.ToDictionary(pair => $"{pair.Key}", pair => Untyped(pair.Value)),
        List<object?> list => list.ConvertAll(Untyped),
        _ => value,
    };
}
