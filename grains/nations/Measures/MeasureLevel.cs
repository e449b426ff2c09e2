namespace AdoptionSim.Nations.Measures;

/// <summary>The units for which a measure is counted.</summary>
public enum MeasureLevel
{
    /// <summary>Every district; sums give provinces and the nation.</summary>
    District,

    /// <summary>The nation as a whole.</summary>
    Nation,

    /// <summary>Every cohort of foreigners.</summary>
    Cohort,

    /// <summary>Every base station.</summary>
    Tower,
}

/// <summary>A constant of a district, a province or the nation.</summary>
public enum PlaceConstant
{
    /// <summary>Real people.</summary>
    People,

    /// <summary>Real people aged 15 and over.</summary>
    PeopleFrom15,
}

/// <summary>The constants of one place.</summary>
/// <param name="People">Real people.</param>
/// <param name="PeopleFrom15">Real people aged 15 and over.</param>
public readonly record struct PlaceConstants(long People, long PeopleFrom15)
{
    public long this[PlaceConstant constant] => constant == PlaceConstant.People ? People : PeopleFrom15;

    /// <summary>Returns the name of a constant in tables and in the schema.</summary>
    public static string Name(PlaceConstant constant) => constant == PlaceConstant.People ? "people" : "people_15_plus";
}
