using System.Net;
using System.Net.Sockets;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Tries gateways without speaking to them: whether anything listens there.</summary>
public static class GatewayProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>True if all gateways are on this machine and nothing listens at any of them. Of another machine nobody can say whether it is gone or cut off.</summary>
    /// <param name="gateways">HOST:PORT; several are separated by commas.</param>
    public static async Task<bool> AreGoneAsync(string gateways)
    {
        var endpoints = await GatewayEndpoints.OfAsync(gateways, CancellationToken.None);
        if (!endpoints.All(endpoint => IPAddress.IsLoopback(endpoint.Address)))
        {
            return false;
        }

        var answers = await Task.WhenAll(endpoints.Select(endpoint => TryAsync(endpoint)));
        return answers.All(answer => answer == Listening.Refused);
    }

    internal static async Task<Listening> TryAsync(IPEndPoint endpoint)
    {
        using var enough = new CancellationTokenSource(Patience);
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, enough.Token);
            return Listening.Accepted;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionRefused ? Listening.Refused : Listening.Unreachable;
        }
        catch (OperationCanceledException)
        {
            return Listening.Unreachable;
        }
    }
}

/// <summary>What a port says to somebody who connects.</summary>
internal enum Listening
{
    /// <summary>A program listens.</summary>
    Accepted,

    /// <summary>The machine is there, and no program listens.</summary>
    Refused,

    /// <summary>No answer: the machine is off, cut off, or behind a firewall.</summary>
    Unreachable,
}
