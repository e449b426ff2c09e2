namespace AdoptionSim.Runtime;

/// <summary>
/// Records which grains of each run are active on this silo, so that all of them can be deactivated when the silo forgets the run. Invariant: a grain is
/// recorded from its activation to its deactivation. Nothing else would deactivate it: message delivery exempts citizens and handsets from the deactivation of
/// idle grains.
/// </summary>
public sealed class RunActivations
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<IGrainContext>> _active = new(StringComparer.Ordinal);

    public void Add(string run, IGrainContext grain)
    {
        lock (_lock)
        {
            if (!_active.TryGetValue(run, out var grains))
            {
                _active[run] = grains = new HashSet<IGrainContext>(ReferenceEqualityComparer.Instance);
            }

            grains.Add(grain);
        }
    }

    public void Remove(string run, IGrainContext grain)
    {
        lock (_lock)
        {
            if (_active.TryGetValue(run, out var grains) && grains.Remove(grain) && grains.Count == 0)
            {
                _active.Remove(run);
            }
        }
    }

    /// <summary>Returns the number of active grains of each run on this silo.</summary>
    public IReadOnlyList<(string Run, int Count)> Counts()
    {
        lock (_lock)
        {
            return [.. _active.Select(run => (run.Key, run.Value.Count))];
        }
    }

    /// <summary>Deactivates all grains of the run on this silo. It returns at once; each grain stops after its current call.</summary>
    public void Release(string run)
    {
        IGrainContext[] released;
        lock (_lock)
        {
            released = _active.TryGetValue(run, out var grains) ? [.. grains] : [];
        }

        var reason = new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"Run {run} is over on this silo.");
        foreach (var grain in released)
        {
            grain.Deactivate(reason);
        }
    }
}
