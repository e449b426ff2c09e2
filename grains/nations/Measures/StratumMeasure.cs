namespace AdoptionSim.Nations.Measures;

/// <summary>The counts of every group of people in every place, at every tick.</summary>
public enum StratumMeasure
{
    [Counted("people", MeasureKind.Stock, "people", "People of the group (simulated).")]
    People,

    [Counted("households", MeasureKind.Stock, "households", "Households of the group (simulated); empty for groups of persons.")]
    Households,

    [Counted("owners", MeasureKind.Stock, "people", "People of the group with at least one line (simulated).")]
    Owners,

    [Counted("lines", MeasureKind.Stock, "lines", "Active lines of the group's people (simulated).")]
    Lines,

    [Counted("additions", MeasureKind.Flow, "lines", "Lines that the group's people began in the tick (simulated).")]
    Additions,

    [Counted("households_with_phone", MeasureKind.Stock, "households", "Households with at least one owner (simulated); empty for groups of persons.")]
    HouseholdsWithPhone,
}
