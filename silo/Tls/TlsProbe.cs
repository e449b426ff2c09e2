using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AdoptionSim.Contracts.Clusters;

namespace AdoptionSim.Silo.Tls;

/// <summary>Finds out why a TLS connection to a gateway fails. Orleans only reports a closed connection.</summary>
internal static class TlsProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Performs a TLS handshake with a gateway to find out why it refuses a connection, and sends nothing else.</summary>
    /// <returns>The reason as a sentence; null if TLS is not the cause.</returns>
    public static async Task<string?> WhyRefusedAsync(IPEndPoint gateway, TlsIdentity? identity, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            using var connection = new TcpClient(gateway.AddressFamily);
            await connection.ConnectAsync(gateway, limit.Token);
            await using var stream = new SslStream(connection.GetStream());
            return identity is null
                ? await WithoutIdentityAsync(gateway, stream, limit.Token)
                : await WithIdentityAsync(gateway, stream, identity, limit.Token);
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<string?> WithoutIdentityAsync(IPEndPoint gateway, SslStream stream, CancellationToken cancellation)
    {
        var hasCertificate = false;
#pragma warning disable CA5359 // Nothing is sent on this connection: the question is only whether the other end speaks TLS.
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) => hasCertificate = certificate is not null,
        };
#pragma warning restore CA5359
        try
        {
            await stream.AuthenticateAsClientAsync(options, cancellation);
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            // Whether the certificate arrived is checked below.
        }

        return hasCertificate
            ? $"the gateway {gateway} accepts TLS only, and this client has no certificate: set {Variable(nameof(TlsSettings.Certificate))}, "
                + $"{Variable(nameof(TlsSettings.Key))} and {Variable(nameof(TlsSettings.Authority))}"
            : null;
    }

    private static async Task<string?> WithIdentityAsync(IPEndPoint gateway, SslStream stream, TlsIdentity identity, CancellationToken cancellation)
    {
        var (hasCertificate, reason) = (false, (string?)null);
        var options = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                hasCertificate = certificate is not null;
                reason = certificate is X509Certificate2 remote ? TlsIdentity.WhyRefused(remote, chain, errors, identity.SiloNames) : "it has no certificate";
                return reason is null;
            },
        };
        identity.Set(options);
        try
        {
            await stream.AuthenticateAsClientAsync(options, cancellation);

            // In TLS 1.3 the other end checks the certificate after this end has finished. Once it has accepted, it waits for data.
            await stream.ReadExactlyAsync(new byte[1], cancellation);
            return null;
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            return (hasCertificate, reason) switch
            {
                (_, not null) => $"the gateway {gateway} is not trusted: {reason}",
                (true, null) => $"the gateway {gateway} refuses this client's certificate '{identity.Certificate.Subject}', issued by "
                    + $"'{identity.Certificate.Issuer}'; the silo's log has the reason",
                _ => $"the gateway {gateway} does not speak TLS, and {Variable(nameof(TlsSettings.Certificate))} is set: is this cluster without TLS?",
            };
        }
    }

    private static string Variable(string property) => TlsSettings.VariableOf(property);
}
