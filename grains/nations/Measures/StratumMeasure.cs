namespace AdoptionSim.Nations.Measures;

/// <summary>The measures that are counted for every group of people (stratum, such as an age band) in every place, at every tick.</summary>
public enum StratumMeasure
{
    [Counted("people", MeasureKind.Stock, "people", "People of the group (simulated).")]
    [Exposed("adoptsim_people_by_group", "people", "People of the group.")]
    People,

    [Counted("households", MeasureKind.Stock, "households", "Households of the group (simulated); empty for groups of persons.")]
    [Exposed("adoptsim_households_by_group", "households", "Households of the group, for groups to which households as a whole belong.")]
    Households,

    [Counted("owners", MeasureKind.Stock, "people", "People of the group with at least one line (simulated).")]
    [Exposed("adoptsim_owners_by_group", "people", "People of the group with at least one active line.")]
    Owners,

    [Counted("lines", MeasureKind.Stock, "lines", "Active lines of the group's people (simulated).")]
    [Exposed("adoptsim_lines_by_group", "lines", "Active lines of the group's people.")]
    Lines,

    [Counted("additions", MeasureKind.Flow, "lines", "Lines that the group's people began in the tick (simulated).")]
    [Exposed("adoptsim_additions_by_group_total", "lines", "Lines begun by the group's people.")]
    Additions,

    [Counted("households_with_phone", MeasureKind.Stock, "households", "Households with at least one owner (simulated); empty for groups of persons.")]
    [Exposed("adoptsim_households_with_phone_by_group", "households", "Households of the group with at least one owner.")]
    HouseholdsWithPhone,
}
