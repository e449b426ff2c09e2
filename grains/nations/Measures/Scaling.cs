namespace AdoptionSim.Nations.Measures;

/// <summary>Converts counts of simulated people and things to counts of real ones.</summary>
/// <param name="Scale">Simulated people per real one.</param>
public readonly record struct Scaling(double Scale)
{
    /// <summary>Returns the real count without rounding, so that parts add up to the whole: for metrics, reports and charts.</summary>
    public double Real(long simulated) => simulated / Scale;

    /// <summary>Returns the real count rounded to a whole number: for tables, the live page, <c>watch</c> and the progress of a run.</summary>
    public long Whole(long simulated) => (long)Math.Round(Real(simulated), MidpointRounding.AwayFromZero);
}
