namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// The grain directory for the grains that execute a run: it stays correct while silos join and leave. Orleans' default directory loses, with a silo that
/// leaves in good order, the entries stored there for grains elsewhere. A second run grain would then be created and take the run over from the first, back to
/// the last checkpoint.
/// </summary>
public static class SteadyDirectory
{
    public const string Name = "steady";
}
