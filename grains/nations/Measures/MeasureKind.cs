namespace AdoptionSim.Nations.Measures;

/// <summary>What the counts of several ticks have to do with each other.</summary>
public enum MeasureKind
{
    /// <summary>A level that is carried from tick to tick; it holds on the tick's date.</summary>
    Stock,

    /// <summary>A level that is found anew in each tick; it holds for that tick alone, and sums over ticks mean nothing.</summary>
    Level,

    /// <summary>What happened in the tick; the sum over ticks is what happened in all of them.</summary>
    Flow,
}

/// <summary>Declares what a measure is. Everything that adds up, exports or shows a measure reads it here.</summary>
/// <param name="partsOfUnit">How many of what is counted make one of the unit in which the measure is shown, such as 100 for cents and dollars.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class CountedAttribute(MeasureKind kind, int partsOfUnit = 1) : Attribute
{
    public MeasureKind Kind => kind;

    public int PartsOfUnit => partsOfUnit;
}
