using System.Collections.Concurrent;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime.Silos;

/// <summary>The runs that this silo takes part in, by name. Each silo has one such object, registered as a service; there is no static state.</summary>
public sealed class SiloRuns(ICheckpointStore? store, FairShare share)
{
    private readonly ConcurrentDictionary<string, Entry> _runs = new(StringComparer.Ordinal);

    /// <summary>The store of runs; null if runs are not stored.</summary>
    public ICheckpointStore? Store => store;

    /// <summary>The active grains of each run on this silo.</summary>
    public RunActivations Activations { get; } = new();

    /// <summary>The scheduler that divides the silo's processors among runs.</summary>
    public FairShare Share => share;

    /// <summary>The runs that this silo takes part in.</summary>
    public IEnumerable<SiloRun> All => _runs.Values.Select(entry => entry.Made).OfType<SiloRun>();

    /// <summary>
    /// The names of the runs that this silo leads (their run grain is here) or has led, without deleted runs. The value is true while this silo leads the run
    /// in progress. It is false after the run's end, or after the run has left this silo to continue elsewhere.
    /// </summary>
    public ConcurrentDictionary<string, bool> Led { get; } = new(StringComparer.Ordinal);

    /// <summary>True if at least one run in progress needs this silo.</summary>
    public bool AnyUnderWay => Led.Values.Any(isUnderWay => isUnderWay) || All.Any(run => run.IsUnderWay);

    /// <summary>
    /// Creates this silo's part of a run, which takes a while, or returns the existing one. An earlier run of the same name, whose deletion this silo missed,
    /// is replaced.
    /// </summary>
    public Task<SiloRun> Prepare(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var entry = _runs.AddOrUpdate(
            specification.Name,
            _ => new Entry(specification),
            (_, there) => there.IsOf(specification) ? there : new Entry(specification, replaces: true)
        );
        if (entry.ReplacesAnother())
        {
            Activations.Release(specification.Name);
        }

        return Task.Run(() => Make(entry));
    }

    /// <summary>Returns this silo's part of the run with the given name; null if it has none.</summary>
    public SiloRun? Find(string run) => _runs.TryGetValue(run, out var found) ? found.Made : null;

    /// <summary>Frees the memory of a run and deactivates its grains on this silo. Another run of the same name stays.</summary>
    public void Forget(string run, Incarnation incarnation)
    {
        if (_runs.TryGetValue(run, out var there))
        {
            if (there.Specification.Incarnation != incarnation || !_runs.TryRemove(KeyValuePair.Create(run, there)))
            {
                return;
            }

            share.Forget(run);
            store?.Release(run);
        }

        Activations.Release(run);
    }

    private SiloRun Make(Entry entry)
    {
        try
        {
            return entry.Run.Value;
        }
        catch
        {
            // A failure is not kept: the next attempt may have enough memory.
            _runs.TryRemove(KeyValuePair.Create(entry.Specification.Name, entry));
            throw;
        }
    }

    private sealed class Entry(RunSpecification specification, bool replaces = false)
    {
        private int _replaces = replaces ? 1 : 0;

        public RunSpecification Specification => specification;

        public Lazy<SiloRun> Run { get; } = new(() => new SiloRun(specification));

        /// <summary>This silo's part of the run; null until it is created.</summary>
        public SiloRun? Made => Run.IsValueCreated ? Run.Value : null;

        /// <summary>True if this run replaces an earlier run of the same name on the silo. Only the first call returns true.</summary>
        public bool ReplacesAnother() => Interlocked.Exchange(ref _replaces, 0) == 1;

        public bool IsOf(RunSpecification other) => specification.Incarnation == other.Incarnation && specification.AsksTheSameAs(other);
    }
}
