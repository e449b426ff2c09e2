using System.Text.Json;
using System.Text.Json.Serialization;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Converts published figures of a nation to JSON and back. It also reads the older form in stored runs and manifests, which had numbers of subscribers only.
/// </summary>
internal sealed class RecordRowJson : JsonConverter<RecordRow>
{
    private const string LowerLimit = "at least";

    public override RecordRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options) ?? throw new JsonException("null is no row of the record");
        return new RecordRow
        {
            Measure = form.Measure ?? (form.Subscribers is null ? throw Missing("measure") : RecordMeasures.Subscribers.Key),
            Place = form.Place,
            Group = form.Group ?? form.Scope,
            Date = form.Date ?? throw Missing("date"),
            Low = form.Low ?? form.Subscribers ?? throw Missing("low"),
            High = form.High ?? (form.Kind == LowerLimit ? null : form.Subscribers),
            Use = form.Use ?? throw Missing("use"),
            Source = form.Source ?? throw Missing("source"),
        };
    }

    public override void Write(Utf8JsonWriter writer, RecordRow value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            new Written(value.Measure, value.Place, value.Group, value.Date, value.Low, value.High, value.Use, value.Source),
            options
        );

    private static JsonException Missing(string name) => new($"A row of the record has no {name}.");

    private sealed record Written(string Measure, string? Place, string? Group, DateOnly Date, double Low, double? High, RecordUse Use, string Source);

    /// <summary>
    /// The JSON fields of a published figure: those that this version writes, and those that earlier versions wrote for a number of subscribers.
    /// </summary>
    private sealed record Form
    {
        public string? Measure { get; init; }

        public string? Place { get; init; }

        public string? Group { get; init; }

        public DateOnly? Date { get; init; }

        public double? Low { get; init; }

        public double? High { get; init; }

        public RecordUse? Use { get; init; }

        public string? Source { get; init; }

        public double? Subscribers { get; init; }

        public string? Kind { get; init; }

        public string? Scope { get; init; }
    }
}
