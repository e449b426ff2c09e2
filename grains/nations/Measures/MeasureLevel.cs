namespace AdoptionSim.Nations.Measures;

/// <summary>The things for each of which a measure is counted: districts, base stations and so on.</summary>
public enum MeasureLevel
{
    /// <summary>Counted for each district; sums give provinces and the nation.</summary>
    District,

    /// <summary>Counted for the nation as a whole.</summary>
    Nation,

    /// <summary>Counted for each cohort of foreigners.</summary>
    Cohort,

    /// <summary>Counted for each base station.</summary>
    Tower,

    /// <summary>Counted for each group of people (stratum) in each place.</summary>
    Stratum,
}

/// <summary>A number of people that can be the denominator of a ratio for a district, a province or the nation.</summary>
public enum PlaceConstant
{
    /// <summary>The number of real people.</summary>
    People,

    /// <summary>The number of real people aged 15 and over.</summary>
    PeopleFrom15,
}

/// <summary>The numbers of real people of one district, one province or the nation, as denominators of ratios.</summary>
/// <param name="People">The number of real people.</param>
/// <param name="PeopleFrom15">The number of real people aged 15 and over.</param>
public readonly record struct PlaceConstants(long People, long PeopleFrom15)
{
    public long this[PlaceConstant constant] => constant == PlaceConstant.People ? People : PeopleFrom15;

    /// <summary>Returns the name of a number of people, such as <c>people_15_plus</c>, in tables and in the schema.</summary>
    public static string Name(PlaceConstant constant) => constant == PlaceConstant.People ? "people" : "people_15_plus";
}
