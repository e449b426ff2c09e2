using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AdoptionSim.Contracts.Clusters;

namespace AdoptionSim.Silo.Tls;

/// <summary>The content of the certificate, key and authority files named in <see cref="TlsSettings"/>, read together so that they match.</summary>
/// <param name="Content">The bytes that were read, for detecting changes.</param>
internal sealed record TlsFiles(byte[] Content, X509Certificate2 Certificate, SslStreamCertificateContext Context, X509Certificate2Collection Authorities)
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    /// <exception cref="TlsException">A file is missing or unreadable, or the files do not match.</exception>
    public static TlsFiles Read(TlsSettings settings)
    {
        var certificate = Bytes(nameof(settings.Certificate), settings.Certificate, "the path of a certificate, PEM or PFX");
        var key = settings.Key is null ? [] : Bytes(nameof(settings.Key), settings.Key, "the path of a private key in PEM");
        var authority = Bytes(nameof(settings.Authority), settings.Authority, "the path of a PEM file with the certificates of the trusted authorities");
        var authorities = AuthoritiesIn(settings, authority);
        var own = IsPfx(settings) ? FromPfx(settings, certificate) : FromPem(settings, certificate, key);
        var files = new TlsFiles(
            Join(certificate, key, authority),
            own[0],
            SslStreamCertificateContext.Create(own[0], [.. own.Skip(1)], offline: true),
            authorities
        );
        files.CheckOwn(settings);
        return files;
    }

    /// <summary>Returns the bytes of the certificate, key and authority files without checking them, to detect changes.</summary>
    public static byte[] ContentOf(TlsSettings settings) =>
        Join(File.ReadAllBytes(settings.Certificate!), settings.Key is null ? [] : File.ReadAllBytes(settings.Key), File.ReadAllBytes(settings.Authority!));

    /// <summary>Returns the policy that accepts a certificate chain only if it ends in one of the authorities.</summary>
    public X509ChainPolicy Policy(bool revocation)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = revocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(Authorities);
        policy.ExtraStore.AddRange(Authorities);
        return policy;
    }

    /// <summary>Checks this process's own certificate, because a silo or client that others would refuse should not start.</summary>
    private void CheckOwn(TlsSettings settings)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(revocation: false) };
        foreach (var intermediate in Context.IntermediateCertificates)
        {
            chain.ChainPolicy.ExtraStore.Add(intermediate);
        }

        if (!chain.Build(Certificate))
        {
            var reasons = string.Join("; ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()));
            throw new TlsException(
                nameof(settings.Certificate),
                settings.Certificate,
                $"a valid certificate issued by an authority of '{settings.Authority}' ({reasons})"
            );
        }
    }

    /// <summary>True if the certificate may be used by both server and client of a connection, or does not restrict its use.</summary>
    internal bool IsForBothEnds()
    {
        var usages = Certificate
            .Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>())
            .Select(usage => usage.Value)
            .ToList();
        return usages.Count == 0 || (usages.Contains(ServerUsage) && usages.Contains(ClientUsage));
    }

    private static bool IsPfx(TlsSettings settings) => Path.GetExtension(settings.Certificate)?.ToUpperInvariant() is ".PFX" or ".P12";

    private static X509Certificate2[] FromPfx(TlsSettings settings, byte[] content)
    {
        try
        {
            var all = X509CertificateLoader.LoadPkcs12Collection(content, settings.Password);
            return all.FirstOrDefault(certificate => certificate.HasPrivateKey) is { } own
                ? [own, .. all.Where(certificate => certificate != own)]
                : throw new TlsException(nameof(settings.Certificate), settings.Certificate, "a PFX file that holds a private key");
        }
        catch (CryptographicException error)
        {
            throw new TlsException(
                nameof(settings.Certificate),
                settings.Certificate,
                $"a PFX file that opens with {NameOfPassword(settings)} ({error.Message})"
            );
        }
    }

    private static X509Certificate2[] FromPem(TlsSettings settings, byte[] content, byte[] key)
    {
        var (certificateText, keyText) = (Encoding.ASCII.GetString(content), Encoding.ASCII.GetString(key.Length > 0 ? key : content));
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(certificateText);
        }
        catch (CryptographicException error)
        {
            throw new TlsException(nameof(settings.Certificate), settings.Certificate, $"a certificate in PEM ({error.Message})");
        }

        try
        {
            var own = string.IsNullOrEmpty(settings.Password)
                ? X509Certificate2.CreateFromPem(certificateText, keyText)
                : X509Certificate2.CreateFromEncryptedPem(certificateText, keyText, settings.Password);
            return [OperatingSystem.IsWindows() ? Reloaded(own) : own, .. all.Skip(1)];
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new TlsException(
                nameof(settings.Key),
                settings.Key,
                $"the private key in PEM of the certificate '{settings.Certificate}', which opens with {NameOfPassword(settings)}"
            );
        }
    }

    /// <summary>Returns a certificate imported anew, for Windows, which does not use keys for TLS that were never stored.</summary>
    private static X509Certificate2 Reloaded(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);

    private static X509Certificate2Collection AuthoritiesIn(TlsSettings settings, byte[] content)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(Encoding.ASCII.GetString(content));
        }
        catch (CryptographicException)
        {
            all.Clear();
        }

        return all.Count > 0 ? all : throw new TlsException(nameof(settings.Authority), settings.Authority, "a PEM file with at least one certificate");
    }

    private static string NameOfPassword(TlsSettings settings) =>
        string.IsNullOrEmpty(settings.Password) ? "no password" : $"the password in {nameof(settings.Password)}";

    private static byte[] Bytes(string setting, string? path, string expected)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new TlsException(setting, null, expected);
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TlsException(setting, path, $"{expected} ({error.Message})");
        }
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
