using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// The metrics of a run, exposed by the silo that leads it. Invariant: the simulated values are absolute values after a finished tick, and not changes since
/// the tick before. They never go back to an earlier tick: while ticks are repeated after the loss of a silo, the values stay the same.
/// </summary>
/// <remarks>Only the run's grain writes this object. Scrapes read it concurrently, and each sees a consistent state.</remarks>
/// <param name="sums">The sums of the counts; null for a run whose counts are reported elsewhere.</param>
public sealed class RunSeries(RunIdentity identity, PlaceSums? sums) : ISlotUser
{
    private volatile DoneTick? _done;
    private volatile RunProgress? _progress;
    private volatile CheckpointTally _checkpoints = CheckpointTally.None;

    public RunIdentity Identity => identity;

    /// <summary>
    /// The key under which the exporter's slots for the run's series are counted. It contains the nation and the number of series, too, because a later run of
    /// the same name may have other series.
    /// </summary>
    string ISlotUser.Key => $"{identity.Name} of {identity.Nation}, {MostSeries}";

    /// <summary>The largest number of series that one of the run's metrics has in an exporter; 0 if the run's counts are exposed elsewhere.</summary>
    public int MostSeries => sums is null ? 0 : Math.Max(sums.Places * SeriesAllotment.StatesOfPlace, sums.Groups);

    /// <summary>The number of the next tick whose counts are to be added to the metrics; 0 is the start of the run.</summary>
    public int Next => sums?.Next ?? 0;

    /// <summary>
    /// The counts from which metrics are exposed, as of a finished tick; null if there are none yet. They do not change while ticks are repeated after the loss
    /// of a silo.
    /// </summary>
    public DoneTick? Done => _done;

    /// <summary>The run's progress; null if it is not known yet.</summary>
    public RunProgress? Progress => _progress;

    public CheckpointTally Checkpoints => _checkpoints;

    /// <summary>The last tick for which metrics are exposed, and its date; null if none exists.</summary>
    public (Tick Tick, DateOnly Date)? Last =>
        (sums, _done, _progress) switch
        {
            (_, { } done, _) => (done.Tick, done.Date),
            (null, _, { } progress) => (progress.Tick, progress.Date),
            _ => null,
        };

    /// <summary>The clock's timestamp at which the run ended; null while it is in progress.</summary>
    internal long? Ended { get; set; }

    /// <summary>
    /// Takes over the exposed values of an earlier object for the same run, for example if this silo led the run before. These values stay until the run has
    /// reached the same tick again.
    /// </summary>
    internal void GoOnFrom(RunSeries before) => (_done, _progress) = (before._done, before._progress);

    /// <summary>Returns a copy of the metrics with their present values, which later ticks do not change.</summary>
    internal RunSeries AsOfNow() => (RunSeries)MemberwiseClone();

    /// <param name="rows">The rows of the ticks finished since, from <see cref="Next"/> on.</param>
    /// <param name="seen">The highest tick that any silo of the run had begun before this one led it. Earlier ticks have been reported by another silo.</param>
    public void Update(IEnumerable<TickRows> rows, RunProgress progress, int seen = 0, CheckpointTally? checkpoints = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        (_progress, _checkpoints) = (progress, checkpoints ?? _checkpoints);
        foreach (var row in rows)
        {
            sums?.Add(row);
        }

        var done = Next - 1;
        if (done >= seen && done > (_done?.Tick ?? -1))
        {
            _done = sums?.Read();
        }
    }
}
