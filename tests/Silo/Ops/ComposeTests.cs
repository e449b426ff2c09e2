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
