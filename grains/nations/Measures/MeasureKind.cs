namespace AdoptionSim.Nations.Measures;

/// <summary>The way in which the counts of several ticks are combined.</summary>
public enum MeasureKind
{
    /// <summary>A level carried from tick to tick; it holds on the tick's date.</summary>
    Stock,

    /// <summary>A level computed anew in each tick. It is valid for that tick alone, and sums over ticks are meaningless.</summary>
    Level,

    /// <summary>A number of events in the tick; sums over ticks count the events of all of them.</summary>
    Flow,
}
