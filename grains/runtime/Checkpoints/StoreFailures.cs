using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>Recognises failures of the store of runs that are not the run's fault, such as a full disk or a database that does not answer.</summary>
internal static class StoreFailures
{
    public static bool Is(Exception error) => IsCertainly(error) || error is TimeoutException;

    /// <summary>True if the failure certainly came from the store. False for a timeout, which may also come from a call to a silo.</summary>
    public static bool IsCertainly(Exception error) => error is StoreAwayException or IOException or UnauthorizedAccessException;
}
