namespace AdoptionSim.Nations.Measures;

/// <summary>The kind of a measure (stock, level or flow), which decides how the counts of several ticks are combined.</summary>
public enum MeasureKind
{
    /// <summary>A number that is carried from tick to tick, such as the number of phone lines. The count of a tick is the number on the tick's date.</summary>
    Stock,

    /// <summary>A number computed anew in each tick, such as busy-hour traffic. It is valid for that tick alone, and sums over ticks are meaningless.</summary>
    Level,

    /// <summary>A number of events in a tick, such as calls. The sum over several ticks is the number of events in all of them.</summary>
    Flow,
}
