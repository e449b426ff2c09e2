using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// What is told of a run by whoever leads it. Invariant: what is told of the model is that of a tick that is done, as absolute values, and of no earlier tick than was
/// told before: while ticks are done again after a loss it stays as it is.
/// </summary>
/// <remarks>Written by the run's grain alone; scrapes read it meanwhile, each reading what is whole.</remarks>
/// <param name="sums">Null for a run of which the counts are told elsewhere.</param>
public sealed class RunSeries(RunIdentity identity, PlaceSums? sums)
{
    private volatile DoneTick? _done;
    private volatile RunProgress? _progress;
    private volatile CheckpointTally _checkpoints = CheckpointTally.None;

    public RunIdentity Identity => identity;

    /// <summary>How many places are told of; 0 where the counts are told elsewhere.</summary>
    public int Places => sums?.Places ?? 0;

    /// <summary>The tick whose rows are to be taken next; 0 is the start.</summary>
    public int Next => sums?.Next ?? 0;

    /// <summary>The counts that are told; null while none are.</summary>
    public DoneTick? Done => _done;

    /// <summary>How the run is; null before anything is known.</summary>
    public RunProgress? Progress => _progress;

    public CheckpointTally Checkpoints => _checkpoints;

    /// <summary>The last tick that is told of, and its date; null while none is.</summary>
    public (int Tick, DateOnly Date)? Last => (sums, _done, _progress) switch
    {
        (_, { } done, _) => (done.Tick, done.Date),
        (null, _, { } progress) => (progress.Tick, progress.Date),
        _ => null,
    };

    /// <summary>When the run had ended, by the clock's timestamp; null while it goes on.</summary>
    internal long? Ended { get; set; }

    /// <summary>Takes the place of what was told of the run before: it stays until the run has come so far again.</summary>
    internal void GoOnFrom(RunSeries before) => (_done, _progress) = (before._done, before._progress);

    /// <summary>What is told now, which later ticks do not change.</summary>
    internal RunSeries AsOfNow() => (RunSeries)MemberwiseClone();

    /// <param name="rows">Those of the ticks that were done since, from <see cref="Next"/> on.</param>
    /// <param name="seen">The highest tick that any silo of the run had begun before this one led it: of earlier ones somebody else has told.</param>
    public void Tell(IEnumerable<TickRows> rows, RunProgress progress, int seen = 0, CheckpointTally? checkpoints = null)
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
