namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>
/// A measure for which figures about the nation are published, such as subscribers. It has a unit, a meaning, and a rule that computes the same figure from a
/// run.
/// </summary>
/// <param name="Key">The name in <c>record.csv</c>.</param>
/// <param name="Title">The name for readers.</param>
public sealed record RecordMeasure(string Key, string Title)
{
    /// <summary>The unit of the published figures.</summary>
    public required string Unit { get; init; }

    /// <summary>The number of digits after the decimal point when the measure is shown.</summary>
    public int Decimals { get; init; }

    /// <summary>The greatest value that a published figure of this measure may have.</summary>
    public double Most { get; init; } = 1e12;

    /// <summary>The meaning of the measure, with the convention by which it is counted.</summary>
    public required string Help { get; init; }

    /// <summary>The rule that computes, from a run, the value to compare with a published figure.</summary>
    public required RecordValue Value { get; init; }
}
