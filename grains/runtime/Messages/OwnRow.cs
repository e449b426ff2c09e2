using System.Diagnostics.CodeAnalysis;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// The state (row) of a citizen, handset or tower that its own grain holds, with the epoch (the number of the run's owner) under which it was placed there.
/// Messages under another epoch are refused.
/// </summary>
internal struct OwnRow<T>
    where T : unmanaged
{
    private T _row;
    private RunEpoch _epoch;

    /// <summary>True if this grain holds the row (state) of its citizen, handset or tower.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Sets the row (state) that this grain holds. A row left by an earlier run of the same name is replaced.</summary>
    /// <exception cref="StaleEpochException">The grain holds a row of a later epoch, that is, of a newer owner of the run.</exception>
    public void Place(T row, RunEpoch epoch, EntityKey key)
    {
        if (IsPlaced && epoch.IsBefore(_epoch))
        {
            throw _epoch.Refuse(key.Id, epoch);
        }

        (_row, _epoch, IsPlaced) = (row, epoch, true);
    }

    /// <summary>
    /// Returns a reference to the row (state) that this grain holds, for a step of a tick. Throws if it holds no row: a grain whose row was lost with its silo
    /// must not continue with an empty one.
    /// </summary>
    /// <exception cref="NotHereException">The grain holds no row.</exception>
    [UnscopedRef]
    public ref T Here(EntityKey key)
    {
        if (!IsPlaced)
        {
            throw new NotHereException($"The row of {key.Id} is not here.");
        }

        return ref _row;
    }

    /// <summary>
    /// Returns a reference to the row (state) that this grain holds, for a message that may come from another silo. Checks first that the message's epoch,
    /// which identifies the run's owner, is that of the row.
    /// </summary>
    /// <exception cref="NotHereException">The grain holds no row.</exception>
    /// <exception cref="StaleEpochException">The grain's row is of another epoch, that is, of another owner of the run.</exception>
    [UnscopedRef]
    public ref T Under(RunEpoch epoch, EntityKey key)
    {
        ref var row = ref Here(key);
        if (epoch != _epoch)
        {
            throw _epoch.Refuse(key.Id, epoch);
        }

        return ref row;
    }
}
