using System.Text.Json;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Clusters;

public sealed class ClusterUpTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly FakeCluster _cluster;

    public ClusterUpTests()
    {
        _cluster = new FakeCluster(_cli.Silos);
        _cli.Clusters = _cluster.Clusters;
    }

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("--silos is '0'; expected a whole number from 1 to 16", "up", "--silos", "0")]
    [InlineData("--silos is '17'; expected ", "up", "--silos", "17")]
    [InlineData("--checkpoints is 'tape'; expected files or postgres", "up", "--checkpoints", "tape")]
    [InlineData("--checkpoints is 'postgres' without --postgres; expected files", "up", "--checkpoints", "postgres")]
    [InlineData("--port-base is '80'; expected a whole number from 1024 to 65000", "up", "--port-base", "80")]
    [InlineData("Unknown option --froce", "stop", "--froce")]
    [InlineData("Required argument missing", "stop")]
    public async Task Bad_usage_is_refused_and_nothing_starts(string expected, params string[] arguments)
    {
        var result = await _cli.InvokeAsync(["cluster", .. arguments]);

        Assert.Equal((ExitStatus.Refused, "", 0), (result.Status, result.Output, _cli.Silos.Started));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Other_silos_get_the_address_of_the_membership_silo()
    {
        var result = await UpAsync("--silos", "3");

        Assert.Equal(ExitStatus.Done, result.Status);
        var silos = _cli.Silos.Alive.Values.ToArray();
        Assert.Equal(3, silos.Length);
        Assert.All(silos, silo => Assert.Equal(silos[0]["--Silo:SiloPort"], silo["--Silo:PrimaryPort"]));
        Assert.All(silos, silo =>
            Assert.Equal(("localhost", "adoptsim", "files"), (silo["--Silo:Clustering"], silo["--Silo:ServiceId"], silo["--Checkpoints:Store"]))
        );
        Assert.All(silos, silo => Assert.Equal(_cli.PathTo(".adoptsim", "checkpoints"), silo["--Checkpoints:Folder"]));
        Assert.Single(silos.Select(silo => silo["--Silo:ClusterId"]).Distinct());
        Assert.Equal(9, silos.SelectMany(silo => new[] { silo["--Silo:SiloPort"], silo["--Silo:GatewayPort"], silo["--Silo:HttpPort"] }).Distinct().Count());
    }

    [Fact]
    public async Task Database_password_is_hidden_from_process_lists_and_other_users()
    {
        _cli.Variables["ADOPTSIM_POSTGRES"] = "Host=db;Password=secret";
        await UpAsync("--checkpoints", "postgres");

        Assert.All(_cli.Silos.Alive.Values, silo => Assert.Equal(("postgres", "postgres"), (silo["--Silo:Clustering"], silo["--Checkpoints:Store"])));
        Assert.DoesNotContain(_cli.Silos.Alive.Values.SelectMany(silo => silo.Values), value => value.Contains("secret", StringComparison.Ordinal));
        Assert.Equal("Host=db;Password=secret", _cli.Silos.Environment["Silo__Postgres"]);
        Assert.Equal("Host=db;Password=secret", _cli.Silos.Environment["Checkpoints__Postgres"]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_cli.PathTo(".adoptsim", "cluster.json")));
        }
    }

    [Fact]
    public async Task Password_on_the_command_line_is_refused_and_not_repeated()
    {
        var result = await UpAsync("--postgres", "Host=db;Password=secret");

        Assert.Equal((ExitStatus.Refused, 0), (result.Status, _cli.Silos.Started));
        Assert.Contains("--postgres: the value holds a password", result.Error, StringComparison.Ordinal);
        Assert.Contains("ADOPTSIM_POSTGRES", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silos_get_the_certificate_of_the_client_by_their_environment()
    {
        _cli.Variables["ADOPTSIM_TLS_CERTIFICATE"] = "me.pfx";
        _cli.Variables["ADOPTSIM_TLS_PASSWORD"] = "secret";
        _cli.Variables["ADOPTSIM_TLS_AUTHORITY"] = "ca.crt";
        await UpAsync();

        Assert.Equal(_cli.PathTo("me.pfx"), _cli.Silos.Environment["Silo__TlsCertificate"]);
        Assert.Equal(_cli.PathTo("ca.crt"), _cli.Silos.Environment["Silo__TlsAuthority"]);
        Assert.Equal("secret", _cli.Silos.Environment["Silo__TlsPassword"]);
        Assert.DoesNotContain("Silo__TlsKey", _cli.Silos.Environment.Keys);
        Assert.DoesNotContain(_cli.Silos.Alive.Values.SelectMany(silo => silo.Values), value => value.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_cluster_in_one_folder_is_refused()
    {
        await UpAsync();

        var result = await UpAsync();

        Assert.Equal((ExitStatus.Refused, 2), (result.Status, _cli.Silos.Started));
        Assert.Contains("already has a running cluster of 2 silos; expected at most one", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dead_cluster_is_replaced_even_if_its_pids_are_reused()
    {
        await UpAsync();
        _cli.Silos.Boot = "second";

        var result = await UpAsync();

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Empty(_cli.Silos.Signals);
        Assert.Equal(4, _cli.Silos.Started);
    }

    [Fact]
    public async Task A_failed_start_shows_the_log_and_leaves_nothing()
    {
        _cli.Silos.Starts = number => number != 2;

        var result = await UpAsync("--silos", "3");

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Contains("Silo 2 (process 1002", result.Error, StringComparison.Ordinal);
        Assert.Contains("last words of 1002", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Silos.Alive);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task A_silo_whose_port_is_taken_starts_on_other_ports()
    {
        _cli.Silos.Starts = number =>
        {
            if (number == 1)
            {
                _cli.Silos.Taken.Add(40_000);
            }

            return number > 1;
        };

        var result = await UpAsync("--silos", "1");

        Assert.Equal((ExitStatus.Done, 2), (result.Status, _cli.Silos.Started));
        Assert.Equal("40003", Assert.Single(_cli.Silos.Alive).Value["--Silo:SiloPort"]);
    }

    [Fact]
    public async Task Ctrl_C_on_the_way_up_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        _cli.Silos.OnAsked = cancellation.Cancel;

        var result = await _cli.InvokeAsync(cancellation.Token, "cluster", "up");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Empty(_cli.Silos.Alive);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Port_in_use_is_named_before_anything_starts()
    {
        _cli.Silos.Taken.Add(20_004);

        var result = await UpAsync("--port-base", "20000");

        Assert.Equal((ExitStatus.Refused, 0), (result.Status, _cli.Silos.Started));
        Assert.Contains("--port-base is '20000', but of its ports 20004 is taken; expected ", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task A_silo_is_added_to_those_that_run()
    {
        await UpAsync();

        var result = await _cli.InvokeAsync("cluster", "add", "--json");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        var added = _cli.Silos.Alive[1_003];
        Assert.Equal(_cli.Silos.Alive[1_001]["--Silo:SiloPort"], added["--Silo:PrimaryPort"]);
        Assert.Equal(_cli.Silos.Alive[1_001]["--Silo:ClusterId"], added["--Silo:ClusterId"]);
        Assert.Equal(3, JsonDocument.Parse(result.Output).RootElement.GetProperty("silos").GetArrayLength());
    }

    [Fact]
    public async Task Failed_addition_of_a_silo_leaves_the_others_unchanged()
    {
        await UpAsync();
        var before = await File.ReadAllTextAsync(_cli.PathTo(".adoptsim", "cluster.json"));
        _cli.Silos.Starts = _ => false;

        var result = await _cli.InvokeAsync("cluster", "add");

        Assert.Equal((ExitStatus.Failed, 2), (result.Status, _cli.Silos.Alive.Count));
        Assert.Equal(before, await File.ReadAllTextAsync(_cli.PathTo(".adoptsim", "cluster.json")));
    }

    private Task<CliResult> UpAsync(params string[] options) => _cli.InvokeAsync(["cluster", "up", .. options]);
}
