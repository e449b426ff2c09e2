using System.Net.Security;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace AdoptionSim.Silo.Tls;

/// <summary>Secures Orleans' connections with mutual TLS. Each end must present a certificate that the other accepts.</summary>
internal static partial class TlsConnections
{
    public static void UseTls(this ISiloBuilder silo, TlsIdentity identity) =>
        silo.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(connection =>
                connection.UseServerTls(Options(identity, identity.SiloNames, LogTo(identity, connection.ApplicationServices, "a silo")))
            );
            connections.ConfigureSiloOutboundConnection(connection =>
                connection.UseClientTls(Options(identity, identity.SiloNames, LogTo(identity, connection.ApplicationServices, "a silo")))
            );

            // Without client names, any certificate of the authority is accepted; with them, silos' certificates are accepted too.
            string[] clients = identity.ClientNames.Length == 0 ? [] : [.. identity.ClientNames, .. identity.SiloNames];
            connections.ConfigureGatewayInboundConnection(connection =>
                connection.UseServerTls(Options(identity, clients, LogTo(identity, connection.ApplicationServices, "a client")))
            );
        });

    /// <summary>Configures TLS for a client. If its connection fails, <see cref="TlsProbe"/> finds the reason.</summary>
    public static void UseTls(this IClientBuilder client, TlsIdentity identity) =>
        client.Configure<ClientConnectionOptions>(connections =>
            connections.ConfigureConnection(connection => connection.UseClientTls(Options(identity, identity.SiloNames, _ => { })))
        );

    private static TlsOptions Options(TlsIdentity identity, string[] names, Action<string> refused) =>
        new()
        {
            LocalCertificate = identity.Certificate,
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
            SslProtocols = TlsIdentity.Protocols,
            RemoteCertificateValidation = (certificate, chain, errors) =>
            {
                var reason = TlsIdentity.WhyRefused(certificate, chain, errors, names);
                if (reason is not null)
                {
                    refused(reason);
                }

                return reason is null;
            },
            OnAuthenticateAsServer = (_, options) => identity.Set((SslServerAuthenticationOptions)options.SslServerAuthenticationOptions),
            OnAuthenticateAsClient = (_, options) => identity.Set((SslClientAuthenticationOptions)options.SslClientAuthenticationOptions),
        };

    private static Action<string> LogTo(TlsIdentity identity, IServiceProvider services, string who)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("AdoptionSim.Silo.Tls");
        identity.LogTo(logger);
        return reason => LogRefused(logger, who, reason);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection to or from {Who} is refused: {Reason}.")]
    private static partial void LogRefused(ILogger logger, string who, string reason);
}
