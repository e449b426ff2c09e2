using System.Text.Json;

namespace AdoptionSim.Nations.Strata;

/// <summary>A property by which all people are divided into groups, such as age or work.</summary>
public enum StratumDimension
{
    /// <summary>All people in one group.</summary>
    Total,

    Sex,

    /// <summary>The nation's age bands, by age at the start of the run.</summary>
    Age,

    /// <summary>The nation's work groups.</summary>
    Work,

    /// <summary>The political class of the household.</summary>
    Class,

    /// <summary>Tenths of the nation's households by income at the start, the poorest first.</summary>
    Income,

    /// <summary>Urban or rural.</summary>
    Settlement,

    SexAge,
}

/// <summary>A group of people that tables show.</summary>
/// <param name="Key">The group's name within its dimension.</param>
public sealed record StratumGroup(StratumDimension Dimension, string Key)
{
    /// <summary>True if households as a whole, not single persons, belong to the group, so that they are counted for it.</summary>
    public bool HasHouseholds => Dimension is StratumDimension.Total or StratumDimension.Class or StratumDimension.Income or StratumDimension.Settlement;
}

/// <summary>Converts dimensions, such as sex and age, to their names in tables.</summary>
public static class StratumDimensions
{
    /// <summary>Returns the name of a dimension in tables, such as sex_age.</summary>
    public static string InTables(this StratumDimension dimension) => JsonNamingPolicy.SnakeCaseLower.ConvertName(dimension.ToString());
}
