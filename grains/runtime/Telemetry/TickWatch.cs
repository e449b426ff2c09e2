using System.Diagnostics;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Timing;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>Forwards the durations of a run's ticks and phases to the run's speed figures, to the silo's histograms, and to traces.</summary>
internal sealed class TickWatch(string run, SiloSeries series, TickTraces traces, TimeProvider time) : ITickWatch
{
    private readonly LatestTicks _latest = new(time);
    private Activity? _span;

    /// <inheritdoc cref="LatestTicks.Read"/>
    public RunTimings Read(PlacementPlan plan, IReadOnlyList<int> people, int toDo) => _latest.Read(plan, people, toDo);

    /// <summary>Removes the times of earlier ticks when the run has been opened anew: they do not predict its speed from now on.</summary>
    public void Clear()
    {
        _latest.Clear();
        _span?.Dispose();
        _span = null;
    }

    public void TickBegins(Tick tick) => _span = traces.Begin(run, tick);

    public void PhaseEnds(TickPhase phase, PhaseTimes times)
    {
        series.Durations?.Phase(run, phase, times.Duration, times.Waits);
        traces.Phase(_span, phase, times.Duration, time.GetUtcNow());
    }

    public void TickEnds(TickTimes times)
    {
        _latest.Add(times);
        series.Durations?.Tick(run, times.Duration);
        _span?.Dispose();
    }
}
