using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Actors.Checkpoints;

/// <summary>Failures of a store that are not the run's fault: the disk is full, the database does not answer.</summary>
internal static class StoreFailures
{
    public static bool Is(Exception error) => error is StoreAwayException or IOException or UnauthorizedAccessException or TimeoutException;
}
