namespace AdoptionSim.Contracts.Silos;

/// <summary>The protocol version that a client passes with each call. Programs from before the handshake do not pass it.</summary>
public static class ClientProtocol
{
    /// <summary>The key of the version in the request context.</summary>
    public const string Key = "adoptsim.protocol";
}
