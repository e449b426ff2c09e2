using System.Net;
using System.Net.Sockets;
using AdoptionSim.Silo.Settings;

namespace AdoptionSim.Silo;

/// <summary>Tests that the silo's ports are free before the host opens them, because the host's own errors do not name the setting.</summary>
internal static class Ports
{
    /// <exception cref="StartException">A port is taken, or cannot be opened.</exception>
    public static void Try(SiloOptions options)
    {
        var address = IPAddress.Parse(options.Address);
        Try(address, nameof(options.Address), nameof(options.SiloPort), options.SiloPort);
        Try(
            options.HttpListening,
            options.HttpAddress is null ? nameof(options.Address) : nameof(options.HttpAddress),
            nameof(options.HttpPort),
            options.HttpPort
        );
        if (options.GatewayPort != 0)
        {
            Try(address, nameof(options.Address), nameof(options.GatewayPort), options.GatewayPort);
        }
    }

    private static void Try(IPAddress address, string addressSetting, string setting, int port)
    {
        var name = $"{SiloOptions.Section}:{setting}";
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new StartException(
                exception.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse =>
                        $"{name}: port {port} of {address} is taken by another process; choose another port, or stop that process.",
                    SocketError.AccessDenied => $"{name}: port {port} may not be opened by this user; choose a port above 1023.",
                    SocketError.AddressNotAvailable => $"{SiloOptions.Section}:{addressSetting}: {address} is no address of this machine.",
                    _ => $"{name}: port {port} of {address} cannot be opened: {exception.Message}.",
                },
                exception
            );
        }
    }
}
