namespace AdoptionSim.Nations.Measures;

/// <summary>The kinds of things for each of which a measure is counted: districts, base stations and so on.</summary>
public enum MeasureLevel
{
    /// <summary>The measure is counted for each district; sums give provinces and the nation.</summary>
    District,

    /// <summary>The measure is counted once for the nation as a whole.</summary>
    Nation,

    /// <summary>The measure is counted for each cohort (group) of foreigners.</summary>
    Cohort,

    /// <summary>The measure is counted for each base station.</summary>
    Tower,

    /// <summary>The measure is counted for each group of people (stratum, such as an age band) in each place.</summary>
    Stratum,
}

/// <summary>A number of people by which a count can be divided to give a ratio for a district, a province or the nation.</summary>
public enum PlaceConstant
{
    /// <summary>The number of real (not simulated) people who live in the place.</summary>
    People,

    /// <summary>The number of real (not simulated) people aged 15 and over who live in the place.</summary>
    PeopleFrom15,
}

/// <summary>The numbers of real (not simulated) people of one district, one province or the nation, by which counts are divided to give ratios.</summary>
/// <param name="People">The number of real people of all ages.</param>
/// <param name="PeopleFrom15">The number of real people aged 15 and over.</param>
public readonly record struct PlaceConstants(long People, long PeopleFrom15)
{
    public long this[PlaceConstant constant] => constant == PlaceConstant.People ? People : PeopleFrom15;

    /// <summary>Returns the name that tables and the measure schema use for a number of people, such as <c>people_15_plus</c>.</summary>
    public static string Name(PlaceConstant constant) => constant == PlaceConstant.People ? "people" : "people_15_plus";
}
