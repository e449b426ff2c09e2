namespace AdoptionSim.Runtime.Telemetry;

/// <summary>What came of a run's checkpoints in this process.</summary>
/// <param name="Made">Made whole.</param>
/// <param name="Failed">Could not be stored.</param>
/// <param name="Bytes">What the last whole one takes when stored; null where there was none.</param>
public sealed record CheckpointTally(int Made, int Failed, long? Bytes)
{
    public static readonly CheckpointTally None = new(0, 0, null);
}
