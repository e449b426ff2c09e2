namespace AdoptionSim.Nations.Measures;

/// <summary>Converts simulated counts to real people and things. Counts that are real at every scale, such as base stations, stay as they are.</summary>
/// <param name="Scale">The number of simulated people for each real one.</param>
public readonly record struct Scaling(double Scale)
{
    /// <summary>
    /// Returns a measure's count converted to real people or things, without rounding, so that parts add up to the whole. Metrics, reports and charts use it.
    /// </summary>
    public double Real(Measure measure, long count) => Real(Measures.Of(measure), count);

    /// <inheritdoc cref="Real(Measure, long)"/>
    public double Real(ForeignMeasure measure, long count) => Real(Measures.Of(measure), count);

    /// <summary>
    /// Returns a measure's count converted to real people or things, rounded to a whole number. Tables, the live page, <c>watch</c> and the progress of a run
    /// use it.
    /// </summary>
    public long Whole(Measure measure, long count) => Whole(Measures.Of(measure), count);

    /// <inheritdoc cref="Whole(Measure, long)"/>
    public long Whole(ForeignMeasure measure, long count) => Whole(Measures.Of(measure), count);

    /// <inheritdoc cref="Real(Measure, long)"/>
    public double Real(StratumMeasure measure, long count) => Real(Measures.Of(measure), count);

    /// <inheritdoc cref="Whole(Measure, long)"/>
    public long Whole(StratumMeasure measure, long count) => Whole(Measures.Of(measure), count);

    private double Real(MeasureDeclaration measure, long count) => measure.IsReal ? count : count / Scale;

    private long Whole(MeasureDeclaration measure, long count) => (long)Math.Round(Real(measure, count), MidpointRounding.AwayFromZero);
}
