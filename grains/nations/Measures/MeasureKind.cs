namespace AdoptionSim.Nations.Measures;

/// <summary>The kind of a measure (stock, level or flow), which decides how the counts of several ticks are combined.</summary>
public enum MeasureKind
{
    /// <summary>A number carried from tick to tick, such as the number of lines; it is that of the tick's date.</summary>
    Stock,

    /// <summary>A number computed anew in each tick, such as busy-hour traffic. It is valid for that tick alone, and sums over ticks are meaningless.</summary>
    Level,

    /// <summary>A number of events in the tick; sums over ticks count the events of all of them.</summary>
    Flow,
}
