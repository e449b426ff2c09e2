using System.Diagnostics.Metrics;
using AdoptionSim.Actors.Silos;

namespace AdoptionSim.Silo;

/// <summary>The vocabulary of the simulation's own figures: gauges of ticks that are done, one series for each run that this silo leads.</summary>
public sealed class RunMetrics : IDisposable
{
    public const string MeterName = "AdoptionSim";
    private readonly Meter _meter = new(MeterName);

    public RunMetrics(SiloRuns runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Gauge("adoptsim_subscribers", "{line}", "Active lines of the nation, real ones, after the last tick.", standing => standing.Subscribers);
        Gauge("adoptsim_tick", "{tick}", "The last tick that is done.", standing => standing.Tick);
        Gauge("adoptsim_ticks", "{tick}", "Ticks that the run will have done at its end.", standing => standing.Ticks);

        void Gauge(string name, string unit, string description, Func<Standing, long> value) => _meter.CreateObservableGauge(
            name,
            () => runs.Standings.Select(run => new Measurement<long>(value(run.Value), new KeyValuePair<string, object?>("run", run.Key))),
            unit,
            description);
    }

    public void Dispose() => _meter.Dispose();
}
