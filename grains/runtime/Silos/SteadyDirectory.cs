namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// The grain directory for the grains that execute a run: it stays correct while silos join and leave. When a silo leaves gracefully, Orleans' default
/// directory loses the entries stored on it for grains elsewhere. A second grain of the run would then be created, and would take the run back to the last
/// checkpoint.
/// </summary>
public static class SteadyDirectory
{
    public const string Name = "steady";
}
