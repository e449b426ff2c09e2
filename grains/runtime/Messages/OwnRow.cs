using System.Diagnostics.CodeAnalysis;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Messages;

/// <summary>The row held by an entity's own grain, with the epoch under which it was placed. Messages of a district under another epoch are refused.</summary>
internal struct OwnRow<T>
    where T : unmanaged
{
    private T _row;
    private RunEpoch _epoch;

    /// <summary>True if the row has been placed.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Places the row. A row left by an earlier run of the same name is replaced.</summary>
    /// <exception cref="StaleEpochException">There is a row of a later epoch.</exception>
    public void Place(T row, RunEpoch epoch, EntityKey key)
    {
        if (IsPlaced && epoch.IsBefore(_epoch))
        {
            throw _epoch.Refuse(key.Id, epoch);
        }

        (_row, _epoch, IsPlaced) = (row, epoch, true);
    }

    /// <summary>Returns the row for a step, whose knowledge never leaves the silo. A row that was lost with its silo must not start again as another.</summary>
    /// <exception cref="NotHereException">There is no row.</exception>
    [UnscopedRef]
    public ref T Here(EntityKey key)
    {
        if (!IsPlaced)
        {
            throw new NotHereException($"The row of {key.Id} is not here.");
        }

        return ref _row;
    }

    /// <summary>Returns the row for a message that a district may send from another silo.</summary>
    /// <exception cref="NotHereException">There is no row.</exception>
    /// <exception cref="StaleEpochException">The row is of another epoch.</exception>
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
