using System.Net;
using System.Net.Sockets;
using AdoptionSim.Silo.Settings;

namespace AdoptionSim.Silo;

/// <summary>Tries the ports before the host does, which would name no setting.</summary>
internal static class Ports
{
    /// <exception cref="StartException">A port is taken, or cannot be had.</exception>
    public static void Try(SiloOptions options)
    {
        Try(options, nameof(options.SiloPort), options.SiloPort);
        Try(options, nameof(options.HttpPort), options.HttpPort);
        if (options.GatewayPort != 0)
        {
            Try(options, nameof(options.GatewayPort), options.GatewayPort);
        }
    }

    private static void Try(SiloOptions options, string setting, int port)
    {
        var name = $"{SiloOptions.Section}:{setting}";
        try
        {
            using var listener = new TcpListener(IPAddress.Parse(options.Address), port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new StartException(
                exception.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse => $"{name}: port {port} of {options.Address} is taken by another process; choose another port, or end that process.",
                    SocketError.AccessDenied => $"{name}: port {port} may not be opened by this user; choose a port above 1023.",
                    SocketError.AddressNotAvailable => $"{SiloOptions.Section}:{nameof(options.Address)}: {options.Address} is no address of this machine.",
                    _ => $"{name}: port {port} of {options.Address} cannot be opened: {exception.Message}.",
                },
                exception);
        }
    }
}
