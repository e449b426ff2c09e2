namespace AdoptionSim.Runtime.Telemetry;

/// <summary>A source of the metrics of runs: a silo, or an outside observer of a run, such as the client that started it.</summary>
public interface ISeriesSource
{
    /// <summary>The metrics of the runs that this silo leads or this observer follows.</summary>
    IEnumerable<RunSeries> Runs { get; }

    /// <summary>The work that the source's silo does for each run that it takes part in; empty for a source that is no silo.</summary>
    IEnumerable<SiloPart> Parts { get; }

    /// <summary>The histograms to which the source reports durations of ticks and phases; null if nobody reads them.</summary>
    Durations? Durations { set; }
}

/// <summary>A silo's part in a run: the districts and citizens on it, and the work that its process has done.</summary>
/// <param name="Districts">The number of districts on it.</param>
/// <param name="Citizens">The number of simulated citizens on it.</param>
/// <param name="CitizenTicks">The number of citizens times ticks computed by its process, including repeated ticks.</param>
/// <param name="ReplayedTicks">The number of ticks that its process repeated.</param>
public sealed record SiloPart(string Run, int Districts, long Citizens, long CitizenTicks, long ReplayedTicks);
