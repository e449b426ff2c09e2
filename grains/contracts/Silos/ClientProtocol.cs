namespace AdoptionSim.Contracts.Silos;

/// <summary>How a client gives its protocol version with each call. Programs from before the handshake do not.</summary>
public static class ClientProtocol
{
    /// <summary>The entry of the request context that has the version.</summary>
    public const string Key = "adoptsim.protocol";
}
