using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Certificates;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>Tests a cluster of real silo processes with mutual TLS, and clients that it refuses.</summary>
[Collection("Clusters of processes")]
public sealed class TlsClusterTests : IAsyncLifetime
{
    private static readonly string[] ShortRun = ["islandia", "--scale", "0.1", "--until", "2001-12-31", "--json", "--quiet"];
    private static readonly Dictionary<string, string> NoTls = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;
    private readonly string _keys = Directory.CreateTempSubdirectory("adoptsim-tls-").FullName;
    private readonly TestAuthority _authority;
    private readonly TestAuthority _stranger;
    private readonly Dictionary<string, string> _member;

    public TlsClusterTests()
    {
        (_authority, _stranger) = (new TestAuthority(_keys, "authority"), new TestAuthority(_keys, "stranger"));
        _member = _authority.Issue("member", "member.test").Variables;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await RealProgram.RunAsync(_folder, _member, "cluster", "down");
        _authority.Dispose();
        _stranger.Dispose();
        Directory.Delete(_keys, recursive: true);
        Directory.Delete(_folder, recursive: true);
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Silos_of_one_authority_give_the_digest_and_refuse_others()
    {
        var gateway = JsonDocument
            .Parse(await Done(_member, "cluster", "up", "--silos", "2", "--json"))
            .RootElement.GetProperty("silos")[0]
            .GetProperty("gateway")
            .GetString();
        var embedded = Digest((await RealProgram.InvokeAsync(_folder, ["run", .. ShortRun, "--name", "embedded"])).Output);

        Assert.Equal(embedded, Digest(await Done(_member, ["run", .. ShortRun, "--name", "first", "--cluster", "local"])));

        await RefusedAsync(NoTls, $"the gateway {gateway} accepts TLS only, and this client has no certificate: set ADOPTSIM_TLS_CERTIFICATE");
        await RefusedAsync(
            _stranger.Issue("stranger", "member.test").Variables,
            $"the gateway {gateway} is not trusted: the certificate 'CN=member.test', issued by 'CN=authority'"
        );

        Assert.Equal(embedded, Digest(await Done(_member, ["run", .. ShortRun, "--name", "second", "--cluster", "local"])));
        var states = JsonDocument
            .Parse(await Done(_member, "cluster", "status", "--json"))
            .RootElement.GetProperty("silos")
            .EnumerateArray()
            .Select(silo => silo.GetProperty("state").GetString());
        Assert.Equal(["active", "active"], states);
    }

    [Fact]
    public async Task A_bad_variable_is_refused_by_its_name()
    {
        var result = await RealProgram.RunAsync(
            _folder,
            new Dictionary<string, string>(_member) { ["ADOPTSIM_TLS_KEY"] = "/no/such/file" },
            "runs",
            "list",
            "--cluster",
            "127.0.0.1:1"
        );

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.StartsWith(
            "ADOPTSIM_TLS_KEY: '/no/such/file' is not accepted; expected the path of a private key in PEM",
            result.Error,
            StringComparison.Ordinal
        );
    }

    private async Task RefusedAsync(Dictionary<string, string> environment, string reason)
    {
        var result = await RealProgram.RunAsync(_folder, environment, "runs", "list", "--cluster", "local");

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private async Task<string> Done(Dictionary<string, string> environment, params string[] arguments)
    {
        var result = await RealProgram.RunAsync(_folder, environment, arguments);
        Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', arguments)}\n{result.Error}");
        return result.Output;
    }

    private static string? Digest(string manifest) => JsonDocument.Parse(manifest).RootElement.GetProperty("digest").GetString();
}
