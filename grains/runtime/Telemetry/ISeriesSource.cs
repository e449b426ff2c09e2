namespace AdoptionSim.Runtime.Telemetry;

/// <summary>A source of the metrics of runs: a silo, or an outside observer of a run, such as the client that started it.</summary>
public interface ISeriesSource
{
    /// <summary>
    /// The metrics of runs. A silo has those of the runs that it leads, whose run grains are on it. An observer has those of the run whose progress it follows.
    /// The metrics of a run stay for a while after its end.
    /// </summary>
    IEnumerable<RunSeries> Runs { get; }

    /// <summary>
    /// One entry for each run that the source's silo takes part in: the silo's districts and citizens, and counts of the ticks that it has computed. Empty if
    /// the source is an observer and not a silo.
    /// </summary>
    IEnumerable<SiloPart> Parts { get; }

    /// <summary>The histograms to which the source reports durations of ticks and phases; null if nobody reads them.</summary>
    Durations? Durations { set; }
}

/// <summary>
/// A silo's part in a run: the run's districts and citizens on the silo, and counts of the ticks that the silo's process has computed for the run.
/// </summary>
/// <param name="Districts">The number of the run's districts on the silo.</param>
/// <param name="Citizens">The number of the run's simulated citizens on the silo.</param>
/// <param name="CitizenTicks">The number of citizens, summed over all ticks that the silo's process has computed, repeated ticks included.</param>
/// <param name="ReplayedTicks">The number of ticks that the silo's process has begun again, after the loss of another silo.</param>
public sealed record SiloPart(string Run, int Districts, long Citizens, long CitizenTicks, long ReplayedTicks);
