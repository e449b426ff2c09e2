using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Recognizes errors of stored runs for clients, which know the grains' interfaces only.</summary>
public static class StoredDamage
{
    /// <summary>True if the error says that a part of what is stored of a run is missing or not as it was written.</summary>
    public static bool Is(Exception error) => error is DamagedPartException;
}
