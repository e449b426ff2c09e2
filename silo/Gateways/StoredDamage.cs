using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Silo.Gateways;

/// <summary>
/// Recognizes errors which say that a stored run is damaged, for clients that reference only the grains' interfaces and not the type of the exception.
/// </summary>
public static class StoredDamage
{
    /// <summary>True if the error says that stored data of a run is missing or damaged.</summary>
    public static bool Is(Exception error) => error is DamagedPartException;
}
