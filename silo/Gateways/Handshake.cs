using AdoptionSim.Contracts.Silos;
using Orleans.Runtime.Messaging;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Compares the protocol versions of the client and the silo before any other call, which a different version could misread.</summary>
internal static class Handshake
{
    /// <exception cref="ProtocolMismatchException">The versions differ, or the silo is too old to have one.</exception>
    public static async Task CheckAsync(IGrainFactory grains, CancellationToken cancellation)
    {
        SiloVersion silo;
        try
        {
            silo = await grains.GetGrain<ISilos>(ISilos.Key).Version().WaitAsync(cancellation);
        }
        catch (Exception error) when (error is not (OperationCanceledException or TimeoutException or SiloUnavailableException or ConnectionFailedException))
        {
            throw new ProtocolMismatchException($"{Own}; the silo has an older one, without a version. {Advice}", error);
        }

        if (silo.Protocol != SiloVersion.CurrentProtocol)
        {
            throw new ProtocolMismatchException($"{Own}; the silo has protocol {silo.Protocol} (model version {silo.Model}). {Advice}");
        }
    }

    private static string Own => $"This program ({typeof(Handshake).Assembly.GetName().Version?.ToString(3)}) has protocol {SiloVersion.CurrentProtocol}";

    private const string Advice = "Use the adoptsim program that the cluster was started with, or restart the silos with this one.";
}

/// <summary>The client and the silo have different protocol versions. The message names both and suggests a remedy.</summary>
public sealed class ProtocolMismatchException : Exception
{
    public ProtocolMismatchException() { }

    public ProtocolMismatchException(string message)
        : base(message) { }

    public ProtocolMismatchException(string message, Exception innerException)
        : base(message, innerException) { }
}
