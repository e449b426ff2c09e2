using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Refuses clients that do not send their protocol version: they are older than the version check and could misread answers. Only the grains that clients call
/// first use it as a call filter, because a filter for the whole silo would slow down every call between districts and citizens.
/// </summary>
internal static class ClientCheck
{
    /// <summary>The prefix of the ids of clients inside a silo's own process, which are not checked.</summary>
    private const string Hosted = "hosted-";

    /// <exception cref="RunRefusedException">The client passes no version. An older client knows this exception, too, and prints its message.</exception>
    public static Task Invoke(IIncomingGrainCallContext call)
    {
        if (
            call.SourceId is { } source
            && source.IsClient()
            && !source.Key.ToString()!.StartsWith(Hosted, StringComparison.Ordinal)
            && RequestContext.Get(ClientProtocol.Key) is null
        )
        {
            throw new RunRefusedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This silo has protocol {SiloVersion.CurrentProtocol}; the client has an older one, without a version. Use the adoptsim "
                        + $"program that the cluster was started with."
                )
            );
        }

        // Calls between grains need not carry it.
        RequestContext.Remove(ClientProtocol.Key);
        return call.Invoke();
    }
}
