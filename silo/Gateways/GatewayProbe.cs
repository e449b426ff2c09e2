using System.Net;
using System.Net.Sockets;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Tests whether a program listens at a gateway, without sending anything.</summary>
public static class GatewayProbe
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns true if all gateways are on this machine and none is listening. Always false for other machines, which may only be disconnected.
    /// </summary>
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
        using var limit = new CancellationTokenSource(ConnectTimeout);
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, limit.Token);
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

/// <summary>The result of a connection attempt to a port.</summary>
internal enum Listening
{
    /// <summary>The connection attempt succeeded: a program is listening at the port.</summary>
    Accepted,

    /// <summary>The machine refused the connection: no program is listening at the port.</summary>
    Refused,

    /// <summary>The connection attempt got no answer: the machine is off, disconnected, or behind a firewall.</summary>
    Unreachable,
}
