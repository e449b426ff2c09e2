using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Converts nations and scenarios to UTF-8 JSON, to send them to a cluster and to store them in a run's manifest. Equal values give equal bytes.
/// </summary>
public static class NationJson
{
    /// <summary>The JSON format of nations and scenarios: names in snake case, numbers in their shortest exact form, enumerations by name.</summary>
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
            IgnoreReadOnlyProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            MaxDepth = ReadLimits.JsonLevels,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

    public static byte[] Write(Nation nation) => JsonSerializer.SerializeToUtf8Bytes(nation, Options);

    public static byte[] Write(Scenario scenario) => JsonSerializer.SerializeToUtf8Bytes(scenario, Options);

    /// <exception cref="JsonException">The bytes were not written by <see cref="Write(Nation)"/>.</exception>
    public static Nation ReadNation(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Nation>(json, Options) ?? throw new JsonException("null is not a nation");

    /// <exception cref="JsonException">The bytes were not written by <see cref="Write(Scenario)"/>.</exception>
    public static Scenario ReadScenario(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Scenario>(json, Options) ?? throw new JsonException("null is not a scenario");
}
