using System.Text.Json;

namespace AdoptionSim.Nations.Strata;

/// <summary>A property by which all people are divided into groups, such as age or work.</summary>
public enum StratumDimension
{
    /// <summary>Puts all people into one group, the total.</summary>
    Total,

    Sex,

    /// <summary>Groups people by the nation's age bands, by age at the start of the run.</summary>
    Age,

    /// <summary>Groups people by the nation's work groups.</summary>
    Work,

    /// <summary>Groups people by the political class of their household.</summary>
    Class,

    /// <summary>
    /// Groups people by the income of their household at the start of the run: ten groups, each a tenth of the nation's households, the poorest first.
    /// </summary>
    Income,

    /// <summary>Groups people by home, as urban or rural.</summary>
    Settlement,

    SexAge,
}

/// <summary>A group of people, such as an age band, for which tables show the counts of phones.</summary>
/// <param name="Key">The group's name among the groups of the same property.</param>
public sealed record StratumGroup(StratumDimension Dimension, string Key)
{
    /// <summary>True if households as a whole, not single persons, belong to the group of people, so that households are counted for it.</summary>
    public bool HasHouseholds => Dimension is StratumDimension.Total or StratumDimension.Class or StratumDimension.Income or StratumDimension.Settlement;
}

/// <summary>Converts dimensions (properties that divide people into groups, such as sex and age) to their names in tables.</summary>
public static class StratumDimensions
{
    /// <summary>Returns the name in tables of a dimension, a property that divides people into groups, such as <c>sex_age</c>.</summary>
    public static string InTables(this StratumDimension dimension) => JsonNamingPolicy.SnakeCaseLower.ConvertName(dimension.ToString());
}
