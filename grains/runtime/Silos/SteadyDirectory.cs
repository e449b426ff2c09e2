namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Where grains that carry a run are written down: a directory that stays right while silos come and go. The usual one forgets, with a silo that leaves in good order, all
/// grains that were written down there, wherever they are; a second run grain would then come to be and take the run over from the first, back to the last checkpoint.
/// </summary>
public static class SteadyDirectory
{
    public const string Name = "steady";
}
