using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Measures;

/// <summary>An entry of the measure schema: a measure with all that tables, metrics, pages and reports need to show it.</summary>
/// <param name="Name">The name of the column of the measure in tables.</param>
/// <param name="Group">The name of the feature that declares the measure, such as the phone.</param>
/// <param name="Unit">The unit in which the measure is shown.</param>
/// <param name="PartsOfUnit">The number by which a count is divided to give the unit, such as 100 if cents are counted and dollars shown.</param>
/// <param name="IsReal">True if the measure counts real things at every scale; false if it counts simulated ones.</param>
/// <param name="RealName">The name of an additional column with the count converted to real people or things; null if none exists.</param>
/// <param name="NationName">The name of the column of <c>national.csv</c> with the sum over all cohorts (groups of foreigners); null if none exists.</param>
/// <param name="Metric">The name of the Prometheus metric of the measure; null if none exists.</param>
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
    /// The word that replaces the feature's name for a measure that was removed from the program. The measure's position in the rows of counts is kept, so that
    /// later measures keep their positions.
    /// </summary>
    internal const string Retired = "retired";

    /// <summary>True for a flow, whose counts of several ticks are added up. For any other kind, the count of the last tick is used.</summary>
    [JsonIgnore]
    public bool AddsUp => Kind == MeasureKind.Flow;

    /// <summary>True for a position in a row whose measure was removed from the program; its count is always 0.</summary>
    [JsonIgnore]
    public bool IsRetired => Group == Retired;

    /// <summary>The number of digits after the decimal point when a count is written in the measure's unit: 3 if the unit has 1,000 parts.</summary>
    [JsonIgnore]
    public int Decimals => (int)Math.Log10(PartsOfUnit);
}
