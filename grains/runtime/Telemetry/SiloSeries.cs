using System.Collections.Concurrent;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// The metrics of a silo: those of the runs that it leads and, for each run that it takes part in, its districts and the ticks that it has computed.
/// </summary>
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

    /// <summary>Creates the metrics of a run that this silo leads, before they have any values.</summary>
    internal RunSeries Of(SiloRun run)
    {
        var nation = run.Setup.Nation;
        return new RunSeries(
            RunIdentity.Of(run.Specification, nation, run.Setup.Scenario),
            new PlaceSums(
                SeriesPlace.Of(run.Name, nation, options.ByDistrict),
                run.Specification.Scale,
                [.. CohortName.Of(nation).Select(cohort => cohort.Key)],
                new DivideLayout(nation)
            )
        );
    }

    /// <summary>Returns the counter of the ticks that the silo computes for a run, and creates it when the silo first takes part in the run.</summary>
    internal RunWork TakePart(string run)
    {
        Led.ForgetEnded(run);
        return _work.GetOrAdd(run, static name => new RunWork(name));
    }

    /// <summary>Removes the metrics of a deleted run.</summary>
    internal void Forget(string run)
    {
        _work.TryRemove(run, out _);
        Led.Forget(run);
    }

    /// <summary>
    /// Returns the silo's part in a run: its districts and citizens, and counts of the ticks computed for the run. Districts count as long as they can be
    /// queried. If a run keeps its people for queries after its end, its districts count until the run is deleted.
    /// </summary>
    private static SiloPart PartOf(SiloRun? run, RunWork work)
    {
        var districts = run is null ? [] : Enumerable.Range(0, run.Districts.Length).Where(district => run.Districts[district]?.District is not null).ToArray();
        return new SiloPart(work.Run, districts.Length, districts.Sum(district => (long)run!.People[district]), work.CitizenTicks, work.ReplayedTicks);
    }
}
