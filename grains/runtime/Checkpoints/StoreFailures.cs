using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>Classifies failures of a store that are not the run's fault: the disk is full, or the database does not answer.</summary>
internal static class StoreFailures
{
    public static bool Is(Exception error) => IsCertainly(error) || error is TimeoutException;

    /// <summary>True if the failure certainly came from the store. False for a timeout, which may also come from a call to a silo.</summary>
    public static bool IsCertainly(Exception error) => error is StoreAwayException or IOException or UnauthorizedAccessException;
}
