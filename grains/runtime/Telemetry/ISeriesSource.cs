namespace AdoptionSim.Runtime.Telemetry;

/// <summary>Somebody who has something to tell: a silo, or who follows a run from outside.</summary>
public interface ISeriesSource
{
    /// <summary>The runs that it leads or follows.</summary>
    IEnumerable<RunSeries> Runs { get; }

    /// <summary>Its part in runs.</summary>
    IEnumerable<SiloPart> Parts { get; }

    /// <summary>Where it notes how long things take; null where nobody asks.</summary>
    Durations? Durations { set; }
}

/// <summary>A silo's part in a run.</summary>
/// <param name="Districts">That rest on it.</param>
/// <param name="Citizens">Simulated, that rest on it.</param>
/// <param name="CitizenTicks">Work done by its process, ticks done again included.</param>
/// <param name="ReplayedTicks">Ticks that its process did again.</param>
public sealed record SiloPart(string Run, int Districts, long Citizens, long CitizenTicks, long ReplayedTicks);
