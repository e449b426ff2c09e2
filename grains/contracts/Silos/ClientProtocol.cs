namespace AdoptionSim.Contracts.Silos;

/// <summary>Defines how a client sends its protocol version with each call. Silos refuse clients that send none or another one than theirs.</summary>
public static class ClientProtocol
{
    /// <summary>The key under which a client puts its protocol version into the Orleans request context.</summary>
    public const string Key = "adoptsim.protocol";
}
