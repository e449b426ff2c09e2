using System.Diagnostics.CodeAnalysis;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Nations.Entities;

namespace AdoptionSim.Runtime.Messages;

/// <summary>The row of an entity that holds its own, under the epoch in which it was put there: what a district of another epoch tells it is not done.</summary>
internal struct OwnRow<T>
    where T : unmanaged
{
    private T _row;
    private RunEpoch _epoch;

    /// <summary>Whether there is one.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Puts the row there. A row that an earlier run of the name left behind is replaced.</summary>
    /// <exception cref="StaleEpochException">There is one of a later epoch.</exception>
    public void Place(T row, RunEpoch epoch, EntityKey key)
    {
        if (IsPlaced && epoch.IsBefore(_epoch))
        {
            throw _epoch.Refuse(key.Id, epoch);
        }

        (_row, _epoch, IsPlaced) = (row, epoch, true);
    }

    /// <summary>For steps, whose knowledge never leaves the silo. A row that was lost with its silo must not begin anew as another.</summary>
    /// <exception cref="NotHereException">There is none.</exception>
    [UnscopedRef]
    public ref T Here(EntityKey key)
    {
        if (!IsPlaced)
        {
            throw new NotHereException($"The row of {key.Id} is not here.");
        }

        return ref _row;
    }

    /// <summary>For what a district may send from elsewhere.</summary>
    /// <exception cref="NotHereException">There is none.</exception>
    /// <exception cref="StaleEpochException">It is of another epoch.</exception>
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
