using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Timing;

/// <summary>The measured times of a run's latest ticks since its districts were last set up on their silos, from which the run's speed is computed.</summary>
internal sealed class LatestTicks(TimeProvider time)
{
    /// <summary>The maximum number of ticks whose times are kept: enough for a steady figure, few enough to show the present speed.</summary>
    public const int Most = 30;

    private readonly Queue<TickTimes> _ticks = new();

    /// <summary>
    /// Removes all measured times when the run's districts are set up again, after some have moved or a silo was lost. The times belong to other silos, or
    /// their ticks are repeated.
    /// </summary>
    public void Clear() => _ticks.Clear();

    public void Add(TickTimes times)
    {
        if (_ticks.Count == Most)
        {
            _ticks.Dequeue();
        }

        _ticks.Enqueue(times);
    }

    /// <param name="people">The number of people of each district, by ordinal.</param>
    /// <param name="toDo">The number of ticks until the run's end.</param>
    public RunTimings Read(PlacementPlan plan, IReadOnlyList<int> people, int toDo)
    {
        var rate = Rate();
        return new RunTimings(
            rate,
            rate > 0 ? TimeSpan.FromSeconds(toDo / rate) : null,
            [
                .. Enum.GetValues<TickPhase>()
                    .Select(phase => (phase, Times: TimesOf(phase)))
                    .Where(of => of.Times.Length > 0)
                    .Select(of => Timing(of.phase, of.Times)),
            ],
            [.. plan.Silos.Select((silo, place) => Share(silo, place, plan, people))]
        );
    }

    private static PhaseTiming Timing(TickPhase phase, PhaseTimes[] times)
    {
        var inOrder = times.Select(each => each.Duration).Order().ToArray();
        var waits = times.SelectMany(each => each.Waits).ToArray();
        return new PhaseTiming(
            phase,
            times[^1].Duration,
            inOrder[inOrder.Length / 2],
            inOrder[^1],
            waits.Length > 0 ? new TimeSpan((long)waits.Average(wait => wait.Ticks)) : TimeSpan.Zero
        );
    }

    private PhaseTimes[] TimesOf(TickPhase phase) => [.. _ticks.Select(tick => tick.Of(phase)).OfType<PhaseTimes>()];

    /// <summary>
    /// Returns the run's speed in ticks per second; 0 if fewer than two ticks are kept. It is measured from the end of the first kept tick to the end of the
    /// last, including waits and checkpoints.
    /// </summary>
    private double Rate()
    {
        if (_ticks.Count < 2)
        {
            return 0;
        }

        var took = time.GetElapsedTime(_ticks.First().Ended, _ticks.Last().Ended).TotalSeconds;
        return took > 0 ? (_ticks.Count - 1) / took : 0;
    }

    private static SiloShare Share(SiloAddress silo, int place, PlacementPlan plan, IReadOnlyList<int> people)
    {
        var districts = plan.DistrictsOf(place);
        return new SiloShare(silo.ToParsableString(), districts.Length, districts.Sum(district => (long)people[district]));
    }
}
