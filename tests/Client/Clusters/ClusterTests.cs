using System.Text.Json;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Clusters;

public sealed class ClusterTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly FakeCluster _cluster;

    public ClusterTests()
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

    [Theory]
    [InlineData("status")]
    [InlineData("add")]
    [InlineData("stop", "1")]
    public async Task Where_there_is_no_cluster_that_is_said(params string[] arguments)
    {
        var result = await _cli.InvokeAsync(["cluster", .. arguments]);

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Equal($"There is no cluster in {_cli.Folder}; `adoptsim cluster up` starts one.", result.Error.Trim());
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Down_without_a_cluster_is_fine()
    {
        Assert.Equal(ExitStatus.Done, (await _cli.InvokeAsync("cluster", "down")).Status);
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
    public async Task A_database_s_password_is_not_in_a_list_of_processes_nor_in_a_file_that_others_read()
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
    public async Task A_password_on_the_command_line_is_refused_and_not_repeated()
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
    public async Task What_a_cluster_left_whose_processes_are_gone_gives_way_even_where_others_have_their_numbers_now()
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
    public async Task A_port_that_is_taken_is_named_before_anything_is_started()
    {
        _cli.Silos.Taken.Add(20_004);

        var result = await UpAsync("--port-base", "20000");

        Assert.Equal((ExitStatus.Refused, 0), (result.Status, _cli.Silos.Started));
        Assert.Contains("--port-base is '20000', but of its ports 20004 is taken; expected ", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Status_shows_districts_and_dead_silos()
    {
        await UpAsync("--silos", "3");
        _cli.Silos.Alive.Remove(1_002);

        var status = JsonDocument.Parse((await _cli.InvokeAsync("cluster", "status", "--json")).Output).RootElement;

        var silos = status.GetProperty("silos").EnumerateArray().ToArray();
        Assert.Equal(["active", "dead", "active"], silos.Select(silo => silo.GetProperty("state").GetString()));
        Assert.Equal([1_001, 1_002, 1_003], silos.Select(silo => silo.GetProperty("pid").GetInt32()));
        Assert.Equal([true, false, false], silos.Select(silo => silo.GetProperty("isPrimary").GetBoolean()));
        Assert.Equal(
            (7, 1_234L, 100L << 20),
            (silos[0].GetProperty("districts").GetInt32(), silos[0].GetProperty("citizens").GetInt64(), silos[0].GetProperty("memoryBytes").GetInt64())
        );
        Assert.Equal((0, 0L), (silos[1].GetProperty("districts").GetInt32(), silos[1].GetProperty("memoryBytes").GetInt64()));
        Assert.All(silos, silo => Assert.StartsWith("http://127.0.0.1:", silo.GetProperty("metrics").GetString(), StringComparison.Ordinal));
        Assert.All(silos, silo => Assert.True(File.Exists(silo.GetProperty("log").GetString())));
        Assert.Contains("The first silo holds the membership", status.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_is_a_table_whose_lines_are_never_broken()
    {
        await UpAsync();
        _cluster.Answers = false;

        var lines = (await _cli.InvokeAsync("cluster", "status")).Output.ReplaceLineEndings("\n").Split('\n');

        Assert.Equal("silo  address          process  state      districts  citizens   memory  metrics", lines[0]);
        Assert.Equal("   1  127.0.0.1:40000     1001  no answer          0         0  100 MiB  http://127.0.0.1:40002/metrics", lines[1]);
    }

    [Fact]
    public async Task The_live_page_address_is_of_the_first_live_silo()
    {
        var up = await UpAsync();
        Assert.EndsWith("Live page: http://127.0.0.1:40002/", up.Output.TrimEnd(), StringComparison.Ordinal);

        _cli.Silos.Alive.Remove(1_001);
        var one = JsonDocument.Parse((await _cli.InvokeAsync("cluster", "status", "--json")).Output).RootElement;
        _cli.Silos.Alive.Clear();
        var none = await _cli.InvokeAsync("cluster", "status");

        Assert.Equal("http://127.0.0.1:40005/", one.GetProperty("page").GetString());
        Assert.DoesNotContain("browser", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_database_any_silo_may_die()
    {
        await UpAsync("--postgres", "Host=db");

        Assert.Contains("any silo may die", (await _cli.InvokeAsync("cluster", "status")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Done, (await _cli.InvokeAsync("cluster", "stop", "1")).Status);
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
    public async Task A_silo_that_could_not_be_added_leaves_the_others_as_they_were()
    {
        await UpAsync();
        var before = await File.ReadAllTextAsync(_cli.PathTo(".adoptsim", "cluster.json"));
        _cli.Silos.Starts = _ => false;

        var result = await _cli.InvokeAsync("cluster", "add");

        Assert.Equal((ExitStatus.Failed, 2), (result.Status, _cli.Silos.Alive.Count));
        Assert.Equal(before, await File.ReadAllTextAsync(_cli.PathTo(".adoptsim", "cluster.json")));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("1002")]
    [InlineData("127.0.0.1:40003")]
    public async Task A_silo_is_stopped_by_its_number_its_process_or_its_address(string silo)
    {
        await UpAsync("--silos", "2", "--port-base", "40000");

        var result = await _cli.InvokeAsync("cluster", "stop", silo);

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal("Silo 2 (process 1002) ended after 0.0 s.", result.Output.Trim());
        Assert.Equal([("TERM", 1_002)], _cli.Silos.Signals);
        Assert.Single(JsonDocument.Parse((await _cli.InvokeAsync("cluster", "status", "--json")).Output).RootElement.GetProperty("silos").EnumerateArray());
    }

    [Fact]
    public async Task The_silo_that_holds_the_membership_is_stopped_by_force_alone()
    {
        await UpAsync();

        var refused = await _cli.InvokeAsync("cluster", "stop", "1");
        Assert.Equal(ExitStatus.Refused, refused.Status);
        Assert.Contains("expected another one, or --force", refused.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Silos.Signals);

        Assert.Equal(ExitStatus.Done, (await _cli.InvokeAsync("cluster", "stop", "1", "--force")).Status);
        Assert.Contains("which holds the membership, is dead", (await _cli.InvokeAsync("cluster", "add")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_silo_is_refused_with_a_list_of_silos()
    {
        await UpAsync();

        var result = await _cli.InvokeAsync("cluster", "stop", "9");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("SILO is '9'; expected a silo's number, process or address: 1, 1001, 127.0.0.1:40000", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_leaves_no_process_and_no_file()
    {
        await UpAsync();

        Assert.Equal(ExitStatus.Done, (await _cli.InvokeAsync("cluster", "down")).Status);
        Assert.Empty(_cli.Silos.Alive);
        Assert.Empty(_cli.Everything());
    }

    [Theory]
    [InlineData("down")]
    [InlineData("stop", "2")]
    public async Task A_silo_that_stands_still_is_ended_at_once_and_that_is_said(params string[] how)
    {
        await UpAsync();
        _cli.Silos.Still.Add(1_002);

        var result = await _cli.InvokeAsync(["cluster", .. how]);

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Contains(
            "Silo 2 (process 1002) is suspended (SIGSTOP) and cannot hand over its districts: it was killed.",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(1_002, _cli.Silos.Alive);
        Assert.Equal(("KILL", 1_002), _cli.Silos.Signals.Last(signal => signal.Process == 1_002));
    }

    [Fact]
    public async Task Down_keeps_the_checkpoints_of_a_run_that_is_not_done_and_says_how_to_go_on()
    {
        await UpAsync();
        await _cli.InvokeAsync("run", "islandia", "--cluster", "local", "--name", "fetched", "--quiet");
        _cluster.Runs["left"] = new FakeRun(holdAt: 0.5);
        await _cli.InvokeAsync("run", "islandia", "--cluster", "local", "--name", "left", "--detach");
        Store("fetched", "left");

        var result = await _cli.InvokeAsync("cluster", "down");

        Assert.Equal(ExitStatus.Done, result.Status);
        Assert.Contains("  left, at tick ", result.Output, StringComparison.Ordinal);
        Assert.Contains("adoptsim runs resume NAME", result.Output, StringComparison.Ordinal);
        Assert.True(_cluster.Runs["fetched"].IsDeleted);
        Assert.Equal([".adoptsim", ".adoptsim/checkpoints"], _cli.Everything().Where(path => path.StartsWith(".adoptsim", StringComparison.Ordinal)).Take(2));
        Assert.False(File.Exists(_cli.PathTo(".adoptsim", "cluster.json")));
    }

    [Fact]
    public async Task Down_removes_the_checkpoints_of_runs_that_are_done_and_fetched()
    {
        await UpAsync();
        await _cli.InvokeAsync("run", "islandia", "--cluster", "local", "--name", "attached", "--quiet");
        await _cli.InvokeAsync("run", "islandia", "--cluster", "local", "--name", "detached", "--detach");
        await _cli.InvokeAsync("runs", "fetch", "detached", "--quiet");
        Store("attached", "detached");

        await _cli.InvokeAsync("cluster", "down");

        Assert.False(Directory.Exists(_cli.PathTo(".adoptsim")));
    }

    [Fact]
    public async Task Two_commands_at_once_do_not_both_change_a_cluster()
    {
        await UpAsync();
        using var other = new AdoptionSim.Client.Clusters.ClusterFolder(Surroundings()).Lock();

        var result = await _cli.InvokeAsync("cluster", "down");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("is in use by another `adoptsim cluster` command", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Silos.Alive.Count);
    }

    private AdoptionSim.Client.Hosting.Surroundings Surroundings() => AdoptionSim.Client.Hosting.Surroundings.OfThisProcess() with { Folder = _cli.Folder };

    private void Store(params string[] runs)
    {
        foreach (var run in runs)
        {
            Directory.CreateDirectory(_cli.PathTo(".adoptsim", "checkpoints", run));
            File.WriteAllText(_cli.PathTo(".adoptsim", "checkpoints", run, "run.json"), "{}");
        }
    }

    private Task<CliResult> UpAsync(params string[] options) => _cli.InvokeAsync(["cluster", "up", .. options]);
}
