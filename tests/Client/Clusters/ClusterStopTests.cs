using System.Text.Json;
using AdoptionSim.Client.Commands.Cluster;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Clusters;

public sealed class ClusterStopTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly FakeCluster _cluster;

    public ClusterStopTests()
    {
        _cluster = new FakeCluster(_cli.Silos);
        _cli.Clusters = _cluster.Clusters;
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Down_without_a_cluster_is_fine()
    {
        Assert.Equal(ExitStatus.Done, (await _cli.InvokeAsync("cluster", "down")).Status);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task With_a_database_any_silo_may_die()
    {
        await UpAsync("--postgres", "Host=db");

        Assert.Contains("any silo may die", (await _cli.InvokeAsync("cluster", "status")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Done, (await _cli.InvokeAsync("cluster", "stop", "1")).Status);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("1002")]
    [InlineData("127.0.0.1:40003")]
    public async Task Silo_is_stopped_by_number_process_id_or_address(string silo)
    {
        await UpAsync("--silos", "2", "--port-base", "40000");

        var result = await _cli.InvokeAsync("cluster", "stop", silo);

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal("Silo 2 (process 1002) ended after 0.0 s.", result.Output.Trim());
        Assert.Equal([("TERM", 1_002)], _cli.Silos.Signals);
        Assert.Single(JsonDocument.Parse((await _cli.InvokeAsync("cluster", "status", "--json")).Output).RootElement.GetProperty("silos").EnumerateArray());
    }

    [Fact]
    public async Task Stopping_the_membership_silo_requires_force()
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
    public async Task Suspended_silo_is_killed_at_once_and_reported(params string[] how)
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
    public async Task Down_keeps_checkpoints_of_unfinished_runs_and_explains_resuming()
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
    public async Task Down_removes_checkpoints_of_finished_runs_that_were_fetched()
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
        using var other = new ClusterFolder(InItsFolder()).Lock();

        var result = await _cli.InvokeAsync("cluster", "down");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("is in use by another `adoptsim cluster` command", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Silos.Alive.Count);
    }

    private AdoptionSim.Client.CliEnvironment InItsFolder() => AdoptionSim.Client.CliEnvironment.OfThisProcess() with { Folder = _cli.Folder };

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
