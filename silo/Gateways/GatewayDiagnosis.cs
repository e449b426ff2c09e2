using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Finds out why a client cannot connect to a gateway: nothing listens, the machine does not answer, or another port or cluster is there.</summary>
public static class GatewayDiagnosis
{
    private static readonly TimeSpan GreetingTimeout = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The first bytes that a silo sends on its port for other silos.</summary>
    private static readonly byte[] SiloGreeting = Encoding.ASCII.GetBytes("sys.silo");

    private static readonly byte[] HttpAnswer = Encoding.ASCII.GetBytes("HTTP/");

    private static readonly byte[] HttpRequest = Encoding.ASCII.GetBytes("GET / HTTP/1.0\r\n\r\n");

    /// <summary>Returns one sentence per gateway about the reason why a client cannot connect to it.</summary>
    /// <param name="gateways">HOST:PORT; several are separated by commas.</param>
    /// <param name="clusterId">The cluster that the client asked for.</param>
    public static async Task<string> OfAsync(string gateways, string clusterId)
    {
        IPEndPoint[] endpoints;
        try
        {
            endpoints = await GatewayEndpoints.OfAsync(gateways, CancellationToken.None);
        }
        catch (SocketException error)
        {
            return $"The host of {gateways} has no address: {error.Message}.";
        }

        var findings = await Task.WhenAll(endpoints.Select(FindAsync));
        return string.Join(' ', findings.Select((finding, index) => Sentence(endpoints[index], finding, clusterId)));
    }

    private static string Sentence(IPEndPoint endpoint, Finding finding, string clusterId) =>
        finding switch
        {
            Finding.Refused => $"Nothing listens at {endpoint}: the silo has ended, or the port is wrong.",
            Finding.Unreachable => $"{endpoint} does not answer: the machine is off or disconnected, or a firewall blocks it.",
            Finding.SiloPort => $"{endpoint} is the port of a silo for other silos; expected its gateway.",
            Finding.HttpPort => $"{endpoint} speaks HTTP, as the metrics and the live page of a silo do; expected the gateway of a silo.",
            Finding.OtherProgram => $"{endpoint} belongs to another program; expected the gateway of a silo.",
            Finding.Silent => $"{endpoint} accepts connections but does not answer: the silo is suspended or overloaded.",
            _ => $"The silo at {endpoint} does not take clients of cluster {clusterId}: its cluster has another id, it takes clients with TLS "
                + "only, or the silo is overloaded or shutting down.",
        };

    private static async Task<Finding> FindAsync(IPEndPoint endpoint)
    {
        var listening = await GatewayProbe.TryAsync(endpoint);
        if (listening != Listening.Accepted)
        {
            return listening == Listening.Refused ? Finding.Refused : Finding.Unreachable;
        }

        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint);
            return await ReadAsync(socket, GreetingTimeout) switch
            {
                { Length: > 0 } greeting => greeting.AsSpan().IndexOf(SiloGreeting) >= 0 ? Finding.SiloPort : Finding.OtherProgram,
                _ => await AskAsync(socket),
            };
        }
        catch (SocketException)
        {
            return Finding.Closed;
        }
    }

    /// <summary>
    /// Sends an HTTP request and returns which program seems to listen: a gateway closes the connection, while other programs react differently.
    /// </summary>
    private static async Task<Finding> AskAsync(Socket socket)
    {
        await socket.SendAsync(HttpRequest);
        return await ReadAsync(socket, AnswerTimeout) switch
        {
            null => Finding.Silent,
            [] => Finding.Closed,
            var answer => answer.AsSpan().StartsWith(HttpAnswer) ? Finding.HttpPort : Finding.OtherProgram,
        };
    }

    /// <summary>Reads bytes from the other end of a connection: empty if it closed the connection, null if it sent nothing in time.</summary>
    private static async Task<byte[]?> ReadAsync(Socket socket, TimeSpan timeout)
    {
        var buffer = new byte[512];
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            return buffer[..await socket.ReceiveAsync(buffer, limit.Token)];
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private enum Finding
    {
        Refused,
        Unreachable,
        SiloPort,
        HttpPort,
        OtherProgram,
        Silent,
        Closed,
    }
}
