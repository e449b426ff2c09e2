using System.Data.Common;

namespace AdoptionSim.Actors.Checkpoints;

/// <summary>What can happen to a store that is not the run's fault: the disk is full, the database is away.</summary>
internal static class StoreFailures
{
    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException or DbException or TimeoutException;
}
