using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Measures;

/// <summary>An entry of the measure schema: a measure with all that tables, metrics, pages and reports need to show it.</summary>
/// <param name="Name">The name of its column in tables.</param>
/// <param name="Group">The name of its feature.</param>
/// <param name="Unit">The unit in which it is shown.</param>
/// <param name="PartsOfUnit">The number of counts in one unit.</param>
/// <param name="IsReal">True if the things counted are real ones at every scale.</param>
/// <param name="RealName">The additional column with the real count; null if none exists.</param>
/// <param name="NationName">The column of <c>national.csv</c> with the sum over all cohorts; null if none exists.</param>
/// <param name="Metric">The name of its metric; null if it has none.</param>
public sealed record MeasureDeclaration(
    string Name,
    MeasureLevel Level,
    MeasureKind Kind,
    string Group,
    string Unit,
    int PartsOfUnit,
    bool IsReal,
    string? RealName,
    string? NationName,
    string? Metric,
    string Help
)
{
    /// <summary>
    /// The feature name of a measure that was removed from the program. Its position in the rows of counts is kept, so that those of later measures stay.
    /// </summary>
    internal const string Retired = "retired";

    /// <summary>True for a flow: counts of several ticks are added up. Otherwise the count of the last tick holds.</summary>
    [JsonIgnore]
    public bool AddsUp => Kind == MeasureKind.Flow;

    /// <summary>True for a position in a row whose measure was removed from the program; its count is always 0.</summary>
    [JsonIgnore]
    public bool IsRetired => Group == Retired;

    /// <summary>The number of digits after the decimal point when a count is written in its unit: 3 if the unit has a thousand parts.</summary>
    [JsonIgnore]
    public int Decimals => (int)Math.Log10(PartsOfUnit);
}
