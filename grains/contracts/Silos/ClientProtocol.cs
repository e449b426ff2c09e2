namespace AdoptionSim.Contracts.Silos;

/// <summary>The protocol version that a client passes with each call. Clients older than this check do not pass it.</summary>
public static class ClientProtocol
{
    /// <summary>The key of the protocol version in the Orleans request context.</summary>
    public const string Key = "adoptsim.protocol";
}
