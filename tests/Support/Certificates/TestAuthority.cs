using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AdoptionSim.Tests.Support.Certificates;

/// <summary>A generated certificate authority, and the certificates that it issues as files in a folder.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly OidCollection BothEnds = [new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")];

    private readonly string _folder;

    /// <summary>The time at which the root authority was created. One time for all certificates, because none may outlive its issuer.</summary>
    private readonly DateTimeOffset _created;
    private readonly X509Certificate2 _certificate;
    private readonly string _chain;
    private byte _serial;

    public TestAuthority(string folder, string name)
    {
        (_folder, _created) = (folder, TimeProvider.System.GetUtcNow());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _certificate = RequestOfAuthority(name, key).CreateSelfSigned(Yesterday, Tomorrow);
        _chain = "";
        File = Write($"{name}.ca.crt", _certificate.ExportCertificatePem());
    }

    private TestAuthority(string folder, string name, TestAuthority issuer)
    {
        (_folder, _created) = (folder, issuer._created);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = RequestOfAuthority(name, key).Create(issuer._certificate, Yesterday, Tomorrow, [1, ++issuer._serial]);
        _certificate = certificate.CopyWithPrivateKey(key);
        _chain = _certificate.ExportCertificatePem() + "\n";
        File = issuer.File;
    }

    /// <summary>The path of the root authority's certificate in PEM.</summary>
    public string File { get; }

    private DateTimeOffset Yesterday => _created.AddDays(-1);

    private DateTimeOffset Tomorrow => _created.AddDays(1);

    /// <summary>Creates an authority below this one, whose certificate is included with those that it issues.</summary>
    public TestAuthority Intermediate(string name) => new(_folder, name, this);

    /// <summary>Issues a certificate for both ends of a connection. An existing one with the same file name is replaced.</summary>
    /// <param name="file">The name of the files without extension.</param>
    /// <param name="dnsName">The DNS name in the certificate.</param>
    public TestCertificate Issue(string file, string dnsName, bool isExpired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={dnsName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(dnsName);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(BothEnds, critical: false));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        using var certificate = request.Create(_certificate, Yesterday, isExpired ? Yesterday.AddHours(1) : Tomorrow.AddHours(-1), [2, ++_serial]);
        using var whole = certificate.CopyWithPrivateKey(key);
        var pfx = Path.Combine(_folder, $"{file}.pfx");
        System.IO.File.WriteAllBytes(pfx, whole.Export(X509ContentType.Pkcs12, TestCertificate.Password));
        return new TestCertificate(
            Write($"{file}.crt", certificate.ExportCertificatePem() + "\n" + _chain),
            Write($"{file}.key", key.ExportPkcs8PrivateKeyPem()),
            pfx,
            File,
            certificate.Thumbprint
        );
    }

    public void Dispose() => _certificate.Dispose();

    private static CertificateRequest RequestOfAuthority(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private string Write(string file, string content)
    {
        var path = Path.Combine(_folder, file);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}

/// <summary>The paths of a certificate's files, and its identity.</summary>
public sealed record TestCertificate(string Certificate, string Key, string Pfx, string Authority, string Thumbprint)
{
    /// <summary>The password of every PFX file.</summary>
    public const string Password = "password-of-the-test";

    /// <summary>The TLS settings of a silo, as <c>--Silo:NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Arguments => [$"--Silo:TlsCertificate={Certificate}", $"--Silo:TlsKey={Key}", $"--Silo:TlsAuthority={Authority}"];

    /// <summary>The TLS environment variables of a client.</summary>
    public Dictionary<string, string> Variables =>
        new()
        {
            ["ADOPTSIM_TLS_CERTIFICATE"] = Certificate,
            ["ADOPTSIM_TLS_KEY"] = Key,
            ["ADOPTSIM_TLS_AUTHORITY"] = Authority,
        };
}
