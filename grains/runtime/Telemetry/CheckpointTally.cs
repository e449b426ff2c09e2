namespace AdoptionSim.Runtime.Telemetry;

/// <summary>Counts the checkpoints of a run that this process completed and that it failed to store, for the run's metrics.</summary>
/// <param name="Made">The number of completed checkpoints.</param>
/// <param name="Failed">The number of checkpoints that could not be stored.</param>
/// <param name="Bytes">The stored size of the last complete one in bytes; null if there was none.</param>
public sealed record CheckpointTally(int Made, int Failed, long? Bytes)
{
    public static readonly CheckpointTally None = new(0, 0, null);
}
