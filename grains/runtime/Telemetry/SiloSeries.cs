using System.Collections.Concurrent;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>What a silo tells: of the runs that it leads how they go, of those that it takes part in what it does for them.</summary>
public sealed class SiloSeries(SiloRuns runs, SeriesOptions options, TimeProvider time) : ISeriesSource
{
    private readonly ConcurrentDictionary<string, RunWork> _work = new(StringComparer.Ordinal);

    public LedSeries Led { get; } = new(options, time);

    public Durations? Durations
    {
        get => Led.Durations;
        set => Led.Durations = value;
    }

    public IEnumerable<RunSeries> Runs => Led.Runs;

    public IEnumerable<SiloPart> Parts
    {
        get
        {
            foreach (var work in _work.Values)
            {
                work.Ended = runs.Find(work.Run) is { IsUnderWay: true } ? null : work.Ended ?? time.GetTimestamp();
                if (Led.IsOver(work.Ended))
                {
                    _work.TryRemove(KeyValuePair.Create(work.Run, work));
                }
            }

            return _work.Values.Select(work => PartOf(runs.Find(work.Run), work));
        }
    }

    /// <summary>Those of a run, before it is told of.</summary>
    internal RunSeries Of(SiloRun run)
    {
        var nation = run.Setup.Nation;
        return new RunSeries(
            RunIdentity.Of(run.Specification, nation, run.Setup.Scenario),
            new PlaceSums(SeriesPlace.Of(run.Name, nation, options.ByDistrict), run.Specification.Scale, [.. CohortName.Of(nation).Select(cohort => cohort.Key)]));
    }

    /// <summary>What the silo does for a run in which it takes part.</summary>
    internal RunWork TakePart(string run)
    {
        Led.ForgetEnded(run);
        return _work.GetOrAdd(run, static name => new RunWork(name));
    }

    /// <summary>The run is deleted.</summary>
    internal void Forget(string run)
    {
        _work.TryRemove(run, out _);
        Led.Forget(run);
    }

    /// <summary>Districts rest on the silo as long as they can be asked, which for a run that is kept is until it is deleted.</summary>
    private static SiloPart PartOf(SiloRun? run, RunWork work)
    {
        var districts = run is null ? [] : Enumerable.Range(0, run.Districts.Length).Where(district => run.Districts[district]?.District is not null).ToArray();
        return new SiloPart(work.Run, districts.Length, districts.Sum(district => (long)run!.People[district]), work.CitizenTicks, work.ReplayedTicks);
    }
}
