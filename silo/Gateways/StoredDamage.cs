using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Recognizes errors about damaged stored runs, for clients that reference only the grains' interfaces.</summary>
public static class StoredDamage
{
    /// <summary>True if the error says that stored data of a run is missing or damaged.</summary>
    public static bool Is(Exception error) => error is DamagedPartException;
}
