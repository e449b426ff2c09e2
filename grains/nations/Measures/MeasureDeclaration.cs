using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Measures;

/// <summary>A measure of the schema: all that tables, metrics, pages and reports need to show it.</summary>
/// <param name="Name">Its column in tables.</param>
/// <param name="Group">The name of its feature.</param>
/// <param name="Unit">The unit in which it is shown.</param>
/// <param name="PartsOfUnit">How many of the count make one of the unit.</param>
/// <param name="IsReal">True if the things counted are real ones at every scale.</param>
/// <param name="RealName">The further column with the real count; null if there is none.</param>
/// <param name="NationName">The column of <c>national.csv</c> with the sum over all cohorts; null if there is none.</param>
/// <param name="Metric">The name of its metric; null if it has none.</param>
public sealed record MeasureDeclaration(
    string Name, MeasureLevel Level, MeasureKind Kind, string Group, string Unit, int PartsOfUnit, bool IsReal, string? RealName, string? NationName, string? Metric, string Help)
{
    /// <summary>The group of positions of the digest series whose measures are gone.</summary>
    internal const string Retired = "retired";

    /// <summary>True for a flow: the sum over ticks is the count of all of them. Otherwise the count of the last tick holds.</summary>
    [JsonIgnore]
    public bool AddsUp => Kind == MeasureKind.Flow;

    /// <summary>True for a position of the digest series whose measure is gone; the count is always 0.</summary>
    [JsonIgnore]
    public bool IsRetired => Group == Retired;
}
