using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AdoptionSim.Contracts.Clusters;

namespace AdoptionSim.Silo.Tls;

/// <summary>The TLS certificate that this process presents, and the rule for accepting those of others.</summary>
/// <remarks>
/// The files are compared at each handshake: renewed ones are used without a restart for new connections. While the files are unreadable or do not match,
/// as during a renewal, the last valid ones stay in use.
/// </remarks>
public sealed partial class TlsIdentity
{
    internal const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    private readonly TlsSettings _settings;
    private TlsFiles _files;
    private ILogger? _logger;
    private string? _failure;

    private TlsIdentity(TlsSettings settings, TlsFiles files)
    {
        (_settings, _files) = (settings, files);
        SiloNames = NamesIn(settings.SiloNames);
        ClientNames = NamesIn(settings.ClientNames);
    }

    /// <summary>DNS names, one of which a silo's certificate must have; empty for any.</summary>
    internal string[] SiloNames { get; }

    /// <summary>DNS names, one of which a client's certificate must have; empty for any. A silo's certificate is accepted for a client, too.</summary>
    internal string[] ClientNames { get; }

    internal X509Certificate2 Certificate => Current().Certificate;

    /// <summary>Reads the certificate, key and authority files named in the settings.</summary>
    /// <returns>The identity; null if no setting is given.</returns>
    /// <exception cref="TlsException">A setting is invalid; the message names it.</exception>
    public static TlsIdentity? Read(TlsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.IsGiven)
        {
            return null;
        }

        foreach (var (setting, names) in new[] { (nameof(settings.SiloNames), settings.SiloNames), (nameof(settings.ClientNames), settings.ClientNames) })
        {
            if (NamesIn(names).Any(name => Uri.CheckHostName(name) != UriHostNameType.Dns))
            {
                throw new TlsException(setting, names, "DNS names, separated by commas");
            }
        }

        return new TlsIdentity(settings, TlsFiles.Read(settings));
    }

    /// <summary>Returns this identity if its certificate suits a silo, which is the server of some connections and the client of others.</summary>
    /// <exception cref="TlsException">The certificate is restricted to one end of a connection; a silo needs both.</exception>
    public TlsIdentity ForSilo() =>
        _files.IsForBothEnds()
            ? this
            : throw new TlsException(
                nameof(_settings.Certificate),
                _settings.Certificate,
                "a certificate whose extended key usage has both server and client authentication"
            );

    /// <summary>Sets the logger that is warned when renewed certificate files cannot be read or used.</summary>
    internal void LogTo(ILogger logger) => _logger = logger;

    /// <summary>Sets the TLS options of a connection from this process to a silo: certificate, trusted authorities and protocol versions.</summary>
    internal void Set(SslClientAuthenticationOptions options)
    {
        var files = Current();
        options.ClientCertificates = null;
        options.LocalCertificateSelectionCallback = null;
        options.ClientCertificateContext = files.Context;
        options.CertificateChainPolicy = files.Policy(_settings.Revocation);
        options.EnabledSslProtocols = Protocols;
    }

    /// <summary>Sets the TLS options of a silo that accepts connections: certificate, trusted authorities and protocol versions.</summary>
    internal void Set(SslServerAuthenticationOptions options)
    {
        var files = Current();
        SetCertificate(options, files);
        options.ClientCertificateRequired = true;
        options.CertificateChainPolicy = files.Policy(_settings.Revocation);
    }

    /// <summary>Returns the TLS options of the HTTP port, which asks for no client certificate.</summary>
    internal SslServerAuthenticationOptions ForHttp()
    {
        var options = new SslServerAuthenticationOptions();
        SetCertificate(options, Current());
        return options;
    }

    /// <summary>Returns the reason for refusing a remote certificate; null if it is accepted.</summary>
    /// <param name="names">DNS names, one of which the certificate must have; empty for any.</param>
    internal static string? WhyRefused(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors, string[] names)
    {
        // Silos are reached by IP address, which certificates do not contain: the names below are checked instead.
        errors &= ~SslPolicyErrors.RemoteCertificateNameMismatch;
        if (errors != SslPolicyErrors.None)
        {
            var reasons = chain?.ChainStatus.Select(status => status.StatusInformation.Trim()) ?? [];
            return $"the certificate '{certificate.Subject}', issued by '{certificate.Issuer}', is not valid for the trusted authority "
                + $"({string.Join("; ", reasons.DefaultIfEmpty($"{errors}"))})";
        }

        return names.Length == 0 || names.Any(name => certificate.MatchesHostname(name))
            ? null
            : $"the certificate '{certificate.Subject}' has none of the names {string.Join(", ", names)}";
    }

    private static void SetCertificate(SslServerAuthenticationOptions options, TlsFiles files)
    {
        options.ServerCertificate = null;
        options.ServerCertificateSelectionCallback = null;
        options.ServerCertificateContext = files.Context;
        options.EnabledSslProtocols = Protocols;
    }

    private TlsFiles Current()
    {
        try
        {
            if (!TlsFiles.ContentOf(_settings).AsSpan().SequenceEqual(Volatile.Read(ref _files).Content))
            {
                Volatile.Write(ref _files, TlsFiles.Read(_settings));
            }

            Volatile.Write(ref _failure, null);
        }
        catch (Exception error) when (error is TlsException or IOException or UnauthorizedAccessException)
        {
            // The renewal may be incomplete. Logged once per reason, not at each handshake.
            if (Interlocked.Exchange(ref _failure, error.Message) != error.Message && _logger is { } logger)
            {
                LogNotRenewed(logger, _settings.Certificate, error.Message);
            }
        }

        return Volatile.Read(ref _files);
    }

    private static string[] NamesIn(string? names) => names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The certificate '{Certificate}' and its files have changed or cannot be read, and are not used; the last good ones stay in use. {Reason}"
    )]
    private static partial void LogNotRenewed(ILogger logger, string? certificate, string reason);
}
