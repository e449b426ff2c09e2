namespace AdoptionSim.Nations.Measures;

/// <summary>
/// Declares how a measure, such as the number of subscribers, is counted and shown. The attribute is placed on the constant or enumeration member that names
/// the measure. All code that adds up, exports or shows the measure reads the declaration.
/// </summary>
/// <param name="column">The name in tables and in the schema: snake case, with the unit if it is not a plain count.</param>
/// <param name="unit">The unit in which the measure is shown.</param>
/// <param name="help">The meaning, in a sentence.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class CountedAttribute(string column, MeasureKind kind, string unit, string help) : Attribute
{
    public string Column => column;

    public MeasureKind Kind => kind;

    public string Unit => unit;

    public string Help => help;

    /// <summary>The number by which a count is divided to give the measure's unit, such as 100 if cents are counted and dollars shown.</summary>
    public int PartsOfUnit { get; set; } = 1;

    /// <summary>
    /// True if the measure counts real things at every scale, such as stations. Otherwise it counts simulated things, and the count divided by the scale is the
    /// number of real ones.
    /// </summary>
    public bool IsReal { get; set; }

    /// <summary>
    /// The name of an additional column of tables, with the measure's count converted from simulated to real people or things, rounded. Null if the tables have
    /// no such column.
    /// </summary>
    public string? RealName { get; set; }

    /// <summary>
    /// The name of a column of <c>national.csv</c> with the measure's sum over all cohorts (groups) of foreigners. Measures with the same name are added up.
    /// Null if the table has no such column.
    /// </summary>
    public string? NationName { get; set; }
}
