namespace AdoptionSim.Nations.Measures;

/// <summary>The relation between the counts of several ticks.</summary>
public enum MeasureKind
{
    /// <summary>A level that is carried from tick to tick; it holds on the tick's date.</summary>
    Stock,

    /// <summary>A level that is found anew in each tick; it holds for that tick alone, and sums over ticks mean nothing.</summary>
    Level,

    /// <summary>Counts events of the tick; the sum over ticks counts the events of all of them.</summary>
    Flow,
}
