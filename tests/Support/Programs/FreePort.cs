using System.Net;
using System.Net.Sockets;

namespace AdoptionSim.Tests.Support.Programs;

/// <summary>Ports for programs that tests start.</summary>
public static class FreePort
{
    /// <summary>Returns a port of this machine on which nothing is listening now.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
