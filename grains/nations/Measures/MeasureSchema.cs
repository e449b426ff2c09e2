using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeclaredMeasures = AdoptionSim.Nations.Measures.Measures;

namespace AdoptionSim.Nations.Measures;

/// <summary>Describes one ratio of measures in the measure schema, such as lines per person; computed as factor x numerator / sum of the denominator.</summary>
/// <param name="Level">The level: a ratio of districts can be computed for districts, provinces and the nation; a ratio of the nation for the nation
/// only.</param>
/// <param name="Denominator">The names of the measures whose sum is the denominator, or the name of a number of people: <c>people</c> or
/// <c>people_15_plus</c>.</param>
/// <param name="IsSinceStart">True if flows are summed since the start of the run.</param>
/// <param name="IsColumn">True if the tables have a column for it.</param>
/// <param name="Metric">The name of the Prometheus metric, whose value is the ratio without the factor; null if none exists.</param>
public sealed record RatioDeclaration(
    string Name,
    MeasureLevel Level,
    string Group,
    string Unit,
    string Numerator,
    ImmutableArray<string> Denominator,
    double Factor,
    bool IsSinceStart,
    bool IsColumn,
    string? Metric,
    string Help
);

/// <summary>
/// The position of a measure within rows of counts. A program that knows only the name of a measure looks up the position once, and then reads counts fast.
/// </summary>
public readonly record struct MeasureHandle(MeasureLevel Level, int Index);

/// <summary>
/// Describes all measures and ratios that a run counts: name, unit, kind and so on. The schema is sent once per run and stored in the run's manifest. The
/// schema's hash accompanies all rows of counts.
/// </summary>
public sealed class MeasureSchema
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    private readonly Content _content;
    private readonly ImmutableDictionary<(MeasureLevel Level, string Name), MeasureHandle> _handles;

    private MeasureSchema(Content content, string json)
    {
        (_content, Json, Hash) = (content, json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
        _handles = content
            .Measures.GroupBy(measure => measure.Level)
            .SelectMany(level => level.Select((measure, index) => KeyValuePair.Create((level.Key, measure.Name), new MeasureHandle(level.Key, index))))
            .ToImmutableDictionary();
    }

    /// <summary>The schema of the measures that this program declares.</summary>
    public static MeasureSchema Current { get; } = Declared();

    /// <summary>The schema as text: JSON in UTF-8 without white space, the same in every program.</summary>
    public string Json { get; }

    /// <summary>The SHA-256 hash of <see cref="Json"/>, in lower-case hexadecimal. A comparison of hashes shows if rows of counts fit the schema.</summary>
    public string Hash { get; }

    /// <summary>
    /// All measures: those of districts, the nation, cohorts (groups of foreigners), base stations and groups of people, in this order. The measures of each of
    /// these are in the order of a row of counts.
    /// </summary>
    public ImmutableArray<MeasureDeclaration> Measures => _content.Measures;

    public ImmutableArray<RatioDeclaration> Ratios => _content.Ratios;

    /// <summary>Converts the text of <see cref="Json"/> back to a schema.</summary>
    /// <exception cref="FormatException">The text is not a schema.</exception>
    public static MeasureSchema Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(json, Format) is { Measures.IsDefaultOrEmpty: false, Ratios.IsDefault: false } content
                ? new MeasureSchema(content, json)
                : throw new FormatException("The measure schema has no list of measures; expected the text that IRun.Schema returns.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException)
        {
            throw new FormatException($"The measure schema cannot be read ({error.Message}); expected the text that IRun.Schema returns.", error);
        }
    }

    /// <summary>
    /// Returns the number of measures that are counted for each thing of a level, such as each district or each base station. It is the length of one row of
    /// counts.
    /// </summary>
    public int Count(MeasureLevel level) => Measures.Count(measure => measure.Level == level);

    /// <summary>Returns the handle of the measure with the given name: the position at which the measure's counts are read.</summary>
    /// <exception cref="ArgumentException">The schema has no such measure.</exception>
    public MeasureHandle Handle(string name, MeasureLevel level = MeasureLevel.District) =>
        _handles.TryGetValue((level, name), out var handle)
            ? handle
            : throw new ArgumentException(
                $"The measure is '{name}'; expected one that is counted by {level.ToString().ToLowerInvariant()}: "
                    + $"{string.Join(", ", Measures.Where(measure => measure.Level == level).Select(measure => measure.Name))}.",
                nameof(name)
            );

    /// <summary>Checks that rows of counts were made with this schema, by comparing the hashes.</summary>
    /// <param name="hash">The schema hash that came with the rows.</param>
    /// <exception cref="SchemaMismatchException">The rows have the measures of another schema.</exception>
    public void Check(string hash)
    {
        if (hash != Hash)
        {
            throw new SchemaMismatchException(
                $"The rows have the measure schema '{hash}'; expected '{Hash}'. Read the rows with the schema of their run (IRun.Schema), or use "
                    + "the program that the run was started with."
            );
        }
    }

    /// <summary>Combines a tick's rows of counts, as a run sends them, with this schema. The result reads counts by handles (positions of measures).</summary>
    /// <param name="hash">The schema hash that came with the rows.</param>
    /// <param name="districts">The rows of counts of all districts, one after the other.</param>
    /// <param name="nation">The counts of the nation, then the rows of counts of all cohorts of foreigners.</param>
    /// <param name="towers">The rows of counts of all base stations, one after the other.</param>
    /// <param name="strata">The rows of counts of all groups of people, one after the other.</param>
    /// <exception cref="SchemaMismatchException">The rows have the measures of another schema.</exception>
    public SchemaRows Read(string hash, long[] districts, long[] nation, long[] towers, long[] strata)
    {
        Check(hash);
        return new SchemaRows(this, districts, nation, towers, strata);
    }

    private static MeasureSchema Declared()
    {
        var content = new Content(
            [
                .. DeclaredMeasures.OfDistricts,
                .. DeclaredMeasures.OfNation,
                .. DeclaredMeasures.OfCohorts,
                .. DeclaredMeasures.OfTowers,
                .. DeclaredMeasures.OfStrata,
            ],
            [.. AllRatios.Declared.Select(each => Of(each.Feature, each.Ratio)), .. AllRatios.OfNation.Select(each => Of(each.Feature, each.Ratio))]
        );
        return new MeasureSchema(content, JsonSerializer.Serialize(content, Format));
    }

    private static RatioDeclaration Of(Feature feature, Ratio ratio) =>
        new(
            ratio.Name,
            MeasureLevel.District,
            feature.Name,
            ratio.Unit,
            DeclaredMeasures.Of(ratio.Numerator).Name,
            [ratio.Denominator is { } measure ? DeclaredMeasures.Of(measure).Name : PlaceConstants.Name(ratio.Constant!.Value)],
            ratio.Factor,
            IsSinceStart: false,
            ratio.IsColumn,
            ratio.Metric?.Name,
            ratio.Help
        );

    private static RatioDeclaration Of(Feature feature, NationRatio ratio) =>
        new(
            ratio.Name,
            MeasureLevel.Nation,
            feature.Name,
            ratio.Unit,
            DeclaredMeasures.Of(ratio.Numerator).Name,
            [.. ratio.Denominator.Select(measure => DeclaredMeasures.Of(measure).Name)],
            1,
            IsSinceStart: true,
            IsColumn: true,
            null,
            ratio.Help
        );

    private sealed record Content(ImmutableArray<MeasureDeclaration> Measures, ImmutableArray<RatioDeclaration> Ratios);
}

/// <summary>Thrown when rows of counts have the measures of another schema than the reader expects.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);
