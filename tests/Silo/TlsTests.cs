using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AdoptionSim.Contracts.Clusters;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Silo.Gateways;
using AdoptionSim.Silo.Tests.Support;
using AdoptionSim.Silo.Tls;
using AdoptionSim.Tests.Support.Certificates;
using Microsoft.AspNetCore.Builder;

namespace AdoptionSim.Silo.Tests;

/// <summary>Tests mutual TLS with generated certificates.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-tls-").FullName;
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(5));
    private readonly TestAuthority _authority;
    private readonly TestAuthority _stranger;
    private readonly SiloPorts _ports = SiloPorts.Free();

    public TlsTests()
    {
        _authority = new TestAuthority(_folder, "authority");
        _stranger = new TestAuthority(_folder, "stranger");
    }

    private string Gateway => $"127.0.0.1:{_ports.Gateway}";

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Untrusted_clients_are_refused_with_a_message_naming_the_reason()
    {
        var (silo, client) = (_authority.Issue("silo", "silo.test"), _authority.Issue("client", "client.test"));
        await using var app = await StartAsync([.. silo.Arguments, "--Silo:TlsSiloNames=silo.test", "--Silo:TlsClientNames=client.test,other.test"]);

        var plain = await RefusedAsync(null);
        var stranger = await RefusedAsync(Of(_stranger.Issue("stranger-client", "client.test")) with { Authority = _authority.File });
        var misnamed = await RefusedAsync(Of(_authority.Issue("misnamed", "visitor.test")));
        var distrustful = await RefusedAsync(Of(client) with { Authority = _stranger.File }, isBadSetting: true);
        var mistaken = await RefusedAsync(Of(client) with { SiloNames = "another.test" });

        Assert.Equal(
            $"the gateway {Gateway} accepts TLS only, and this client has no certificate: set ADOPTSIM_TLS_CERTIFICATE, ADOPTSIM_TLS_KEY and "
                + "ADOPTSIM_TLS_AUTHORITY",
            plain
        );
        Assert.Contains("issued by an authority of", stranger, StringComparison.Ordinal);
        Assert.Contains(
            $"the gateway {Gateway} refuses this client's certificate 'CN=visitor.test', issued by 'CN=authority'",
            misnamed,
            StringComparison.Ordinal
        );
        Assert.Contains("issued by an authority of", distrustful, StringComparison.Ordinal);
        Assert.Contains("the certificate 'CN=silo.test' has none of the names another.test", mistaken, StringComparison.Ordinal);
        await AnswersAsync(Of(client));
        await AnswersAsync(Of(silo));
    }

    [Fact]
    public async Task Client_of_another_authority_and_gateway_refuse_each_other()
    {
        await using var app = await StartAsync(_authority.Issue("silo", "silo.test").Arguments);

        var refused = await RefusedAsync(Of(_stranger.Issue("client", "client.test")));

        Assert.Contains(
            $"the gateway {Gateway} is not trusted: the certificate 'CN=silo.test', issued by 'CN=authority', is not valid for the trusted authority",
            refused,
            StringComparison.Ordinal
        );
        await AnswersAsync(Of(_authority.Issue("client", "client.test")));
    }

    [Fact]
    public async Task Gateway_refuses_a_certificate_of_a_foreign_authority()
    {
        await using var app = await StartAsync(_authority.Issue("silo", "silo.test").Arguments);

        // The client trusts both authorities, so only the gateway can refuse.
        var both = Path.Combine(_folder, "both.crt");
        await File.WriteAllTextAsync(both, await File.ReadAllTextAsync(_authority.File) + "\n" + await File.ReadAllTextAsync(_stranger.File));
        var refused = await RefusedAsync(Of(_stranger.Issue("client", "client.test")) with { Authority = both });

        Assert.Contains(
            $"the gateway {Gateway} refuses this client's certificate 'CN=client.test', issued by 'CN=stranger'",
            refused,
            StringComparison.Ordinal
        );
        await AnswersAsync(Of(_authority.Issue("client", "client.test")));
    }

    [Fact]
    public async Task A_client_with_TLS_learns_that_the_cluster_has_none()
    {
        await using var app = await StartAsync([]);

        Assert.Equal(
            $"the gateway {Gateway} does not speak TLS, and ADOPTSIM_TLS_CERTIFICATE is set: is this cluster without TLS?",
            await RefusedAsync(Of(_authority.Issue("client", "client.test")))
        );
    }

    [Fact]
    public async Task A_silo_of_another_authority_does_not_join()
    {
        using var first = new SiloProcess(_ports, _authority.Issue("silo", "silo.test").Arguments);
        await first.ReadyAsync();
        using var second = new SiloProcess(SiloPorts.Free(primary: _ports.Silo), _stranger.Issue("stranger-silo", "silo.test").Arguments);

        await Until.True("a silo refuses the other's certificate", () =>
            (first.Output + second.Output).Contains("is refused: the certificate", StringComparison.Ordinal)
        );

        Assert.NotEqual(HttpStatusCode.OK, await second.Health("ready"));
        await using var client = await ConnectAsync(Of(_authority.Issue("client", "client.test")));
        Assert.Single(await client.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true));
    }

    [Fact]
    public async Task A_renewed_certificate_is_used_without_a_restart()
    {
        using var intermediate = _authority.Intermediate("intermediate");
        var before = _authority.Issue("silo", "silo.test");
        await using var app = await StartAsync([.. before.Arguments, "--Silo:Https=true"]);
        Assert.Equal(before.Thumbprint, await PresentedAsync(_ports.Http));

        var after = intermediate.Issue("silo", "silo.test");

        Assert.NotEqual(before.Thumbprint, after.Thumbprint);
        Assert.Equal(after.Thumbprint, await PresentedAsync(_ports.Http));
        await AnswersAsync(Of(_authority.Issue("client", "client.test")));

        // During a renewal the key belongs to another certificate: the last valid pair stays in use.
        await File.WriteAllTextAsync(after.Key, "half");
        Assert.Equal(after.Thumbprint, await PresentedAsync(_ports.Http));
    }

    [Fact]
    public async Task Health_metrics_and_runs_answer_over_https_to_trusting_clients()
    {
        await using var app = await StartAsync([.. _authority.Issue("silo", "silo.test").Arguments, "--Silo:Https=true", "--Silo:AllowedHosts=silo.test"]);
        using var trusting = Http(_authority);
        using var distrustful = Http(_stranger);
        using var plain = new HttpClient();

        await Until.True("the silo is ready", async () => (await GetAsync(trusting, "/health/ready")).Status == HttpStatusCode.OK);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(trusting, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(trusting, "/health/live"));
        var (status, metrics) = await GetAsync(trusting, "/metrics");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("# TYPE ", metrics, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "[]"), await GetAsync(trusting, "/api/runs"));
        var (page, content) = await GetAsync(trusting, "/");
        Assert.Equal(HttpStatusCode.OK, page);
        Assert.Contains("<html", content, StringComparison.Ordinal);

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(distrustful, "/api/runs"));
        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync(new Uri($"http://127.0.0.1:{_ports.Http}/api/runs"), _deadline.Token));
    }

    /// <summary>Returns a client that trusts one authority and resolves the name of the certificate to loopback.</summary>
    private static HttpClient Http(TestAuthority authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(authority.File);
        return new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
                ConnectCallback = async (context, cancellation) =>
                {
                    var connection = new TcpClient();
                    await connection.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
                    return connection.GetStream();
                },
            }
        );
    }

    private async Task<(HttpStatusCode Status, string Content)> GetAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri($"https://silo.test:{_ports.Http}{path}"), _deadline.Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(_deadline.Token));
    }

    [Fact]
    public async Task Failed_renewal_is_logged_once_and_the_old_certificate_kept()
    {
        var certificate = _authority.Issue("silo", "silo.test");
        using var silo = new SiloProcess(_ports, certificate.Arguments);
        await silo.ReadyAsync();

        await File.WriteAllTextAsync(certificate.Key, "half", _deadline.Token);
        Assert.Equal(certificate.Thumbprint, await PresentedAsync(_ports.Gateway));
        Assert.Equal(certificate.Thumbprint, await PresentedAsync(_ports.Gateway));
        File.Delete(certificate.Key);
        Assert.Equal(certificate.Thumbprint, await PresentedAsync(_ports.Gateway));

        await Until.True("the missing file is logged", () => Warnings().Any(line => line.Contains("Could not find file", StringComparison.Ordinal)));
        Assert.Equal(2, Warnings().Count());
        Assert.All(Warnings(), line => Assert.Contains(certificate.Key, line, StringComparison.Ordinal));
        Assert.Contains(
            $"The certificate '{certificate.Certificate}' and its files have changed or cannot be read, and are not used",
            Warnings().First(),
            StringComparison.Ordinal
        );

        IEnumerable<string> Warnings() => silo.Output.Split('\n').Where(line => line.Contains("the last good ones stay in use", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_PFX_file_with_a_password_serves_as_well()
    {
        var certificate = _authority.Issue("silo", "silo.test");
        var settings = new TlsSettings
        {
            Certificate = certificate.Pfx,
            Password = TestCertificate.Password,
            Authority = certificate.Authority,
        };
        await using var app = await StartAsync(certificate.Arguments);

        await AnswersAsync(settings);
        var wrong = Assert.Throws<TlsException>(() => TlsIdentity.Read(settings with { Password = "another" }));
        Assert.Contains("a PFX file that opens with the password", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_do_not_fit_together_are_named()
    {
        var (good, other) = (_authority.Issue("good", "silo.test"), _authority.Issue("other", "silo.test"));

        Assert.Contains("Key: ", Complaint(Of(good) with { Key = other.Key }), StringComparison.Ordinal);
        Assert.Contains("Key: ", Complaint(Of(good) with { Key = null }), StringComparison.Ordinal);
        Assert.Contains("Authority: nothing is given", Complaint(Of(good) with { Authority = null }), StringComparison.Ordinal);
        Assert.Contains("Authority: ", Complaint(Of(good) with { Authority = good.Key }), StringComparison.Ordinal);
        Assert.Contains("Certificate: ", Complaint(Of(good) with { Certificate = Path.Combine(_folder, "missing.crt") }), StringComparison.Ordinal);
        Assert.Contains("Certificate: ", Complaint(Of(_authority.Issue("old", "silo.test", isExpired: true))), StringComparison.Ordinal);
        Assert.Contains("SiloNames: ", Complaint(Of(good) with { SiloNames = "no name" }), StringComparison.Ordinal);
        Assert.Contains("Certificate: nothing is given", Complaint(new TlsSettings { Authority = good.Authority }), StringComparison.Ordinal);
        Assert.Null(TlsIdentity.Read(new TlsSettings()));

        static string Complaint(TlsSettings settings) => Assert.Throws<TlsException>(() => TlsIdentity.Read(settings)).Message;
    }

    private static TlsSettings Of(TestCertificate certificate) =>
        new()
        {
            Certificate = certificate.Certificate,
            Key = certificate.Key,
            Authority = certificate.Authority,
        };

    private async Task<WebApplication> StartAsync(IReadOnlyList<string> arguments)
    {
        var app = SiloHost.Build([.. _ports.Arguments, .. arguments]);
        await app.StartAsync(_deadline.Token);
        return app;
    }

    private Task<RemoteCluster> ConnectAsync(TlsSettings? settings) =>
        RemoteCluster.ConnectAsync(Gateway, "adoptsim", "adoptsim", settings is null ? null : TlsIdentity.Read(settings), _deadline.Token);

    private async Task AnswersAsync(TlsSettings settings)
    {
        await using var client = await ConnectAsync(settings);
        await client.Grains.GetGrain<ISilos>(ISilos.Key).Pulse().WaitAsync(_deadline.Token);
    }

    /// <summary>Returns the reason for which the gateway or the client's own check refuses the connection.</summary>
    private async Task<string> RefusedAsync(TlsSettings? settings, bool isBadSetting = false)
    {
        var error = await Assert.ThrowsAsync<TlsException>(() => ConnectAsync(settings));
        Assert.True(!isBadSetting || error.Setting is not null, error.Message);
        return error.Message;
    }

    /// <summary>Returns the thumbprint of the certificate that a port presents.</summary>
    private async Task<string> PresentedAsync(int port)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port, _deadline.Token);
        await using var stream = new SslStream(connection.GetStream());
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(_authority.File);
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = "silo.test", CertificateChainPolicy = policy },
            _deadline.Token
        );
        return new X509Certificate2(stream.RemoteCertificate!).Thumbprint;
    }
}
