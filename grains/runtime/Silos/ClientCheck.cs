using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Refuses clients whose protocol version differs from the silo's, because they could misread answers. Clients that send no version are refused too: they were
/// built before this check existed. Only the grains that clients call first use this check as a call filter. A filter for the whole silo would slow down every
/// call between districts and citizens.
/// </summary>
internal static class ClientCheck
{
    /// <summary>The prefix of the ids of clients inside a silo's own process, which are not checked.</summary>
    private const string Hosted = "hosted-";

    /// <summary>Executes the call unless it comes from a client of another protocol version.</summary>
    /// <param name="own">The version of this silo.</param>
    /// <exception cref="RunRefusedException">The versions differ. A client of any version knows this exception and prints its message.</exception>
    public static Task Invoke(IIncomingGrainCallContext call, SiloVersion own)
    {
        if (call.SourceId is { } source && source.IsClient() && !source.Key.ToString()!.StartsWith(Hosted, StringComparison.Ordinal))
        {
            Refuse(RequestContext.Get(ClientProtocol.Key) as int?, own);
        }

        // Calls between grains need not carry it.
        RequestContext.Remove(ClientProtocol.Key);
        return call.Invoke();
    }

    private static void Refuse(int? client, SiloVersion own)
    {
        if (client != own.Protocol)
        {
            var other = client is { } protocol ? string.Create(CultureInfo.InvariantCulture, $"protocol {protocol}") : "an older one, without a version";
            throw new RunRefusedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"This silo has protocol {own.Protocol}; the client has {other}. Use the program or package of the version with which the silos "
                        + $"were started."
                )
            );
        }
    }
}
