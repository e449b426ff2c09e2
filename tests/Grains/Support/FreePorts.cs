using System.Net;
using System.Net.Sockets;

namespace AdoptionSim.Grains.Tests.Support;

public static class FreePorts
{
    /// <summary>Ports of loopback that nobody listens on right now.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
