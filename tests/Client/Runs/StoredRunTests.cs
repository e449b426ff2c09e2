using System.Text.Json;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Tests.Runs;

/// <summary>Tests runs of embedded silos with checkpoints in their results folder.</summary>
public sealed class StoredRunTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly FakeCluster _cluster;
    private readonly FakeClusters _clusters;

    public StoredRunTests()
    {
        _cluster = new FakeCluster(_cli.Silos);
        _cli.Clusters = _clusters = _cluster.Clusters;
        _clusters.OnCheckpoints = folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, "mine"));
            File.WriteAllText(Path.Combine(folder, "mine", "run.json"), "{}");
        };
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Run_without_checkpoint_options_has_no_checkpoint_folder()
    {
        await _cli.InvokeAsync("run", "islandia", "--name", "mine", "--quiet");

        Assert.Null(_clusters.Checkpoints);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("out")]
    public async Task A_run_that_is_done_leaves_no_checkpoints(string? folder)
    {
        var expected = folder is null ? _cli.PathTo("runs", "mine") : _cli.PathTo(folder);

        var result = await _cli.InvokeAsync([
            "run",
            "islandia",
            "--name",
            "mine",
            "--checkpoint-ticks",
            "9",
            "--quiet",
            .. folder is null ? (string[])[] : ["--out", folder],
        ]);

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(Path.Combine(expected, "checkpoints"), _clusters.Checkpoints);
        Assert.Equal(new CheckpointInterval(0, 9), _cluster.Runs["mine"].Specification.Checkpoints);
        Assert.False(Directory.Exists(_clusters.Checkpoints));
    }

    [Fact]
    public async Task A_run_continues_on_as_many_silos_as_before()
    {
        await CancelAsync();
        _clusters.StoredSilos = 3;

        await _cli.InvokeAsync("runs", "resume", "mine", "--quiet");

        Assert.Equal(3, _clusters.Silos);
    }

    [Theory]
    [InlineData("mine")]
    [InlineData("runs/mine")]
    public async Task A_resumed_run_replaces_the_files_of_the_cancelled_run(string named)
    {
        await CancelAsync();
        var half = CsvText.Read(_cli.PathTo("runs", "mine", "national.csv"));
        Assert.True(Directory.Exists(_cli.PathTo("runs", "mine", "checkpoints")));

        var result = await _cli.InvokeAsync("runs", "resume", named, "--json", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal("done", JsonDocument.Parse(result.Output).RootElement.GetProperty("status").GetString());
        Assert.Equal(1, _cluster.Runs["mine"].Resumed);
        var whole = CsvText.Read(_cli.PathTo("runs", "mine", "national.csv"));
        Assert.Equal(262, whole.Count);
        Assert.Equal(half, whole.Take(half.Count));
        Assert.False(Directory.Exists(_cli.PathTo("runs", "mine", "checkpoints")));
        Assert.DoesNotContain(_cli.Everything(), path => path.EndsWith(".part", StringComparison.Ordinal) || path.EndsWith(".claim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resumed_run_names_the_scenario_as_the_user_did()
    {
        await _cli.InvokeAsync("scenarios", "export", "islandia", "mine.yaml");
        using var cancellation = new CancellationTokenSource();
        _cluster.Runs["mine"] = new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel);
        await _cli.InvokeAsync(cancellation.Token, "run", _cli.PathTo("mine.yaml"), "--name", "mine", "--checkpoint-seconds", "5", "--quiet");

        var result = await _cli.InvokeAsync("runs", "resume", "mine", "--json", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(_cli.PathTo("mine.yaml"), JsonDocument.Parse(result.Output).RootElement.GetProperty("scenario").GetProperty("file").GetString());
    }

    [Fact]
    public async Task A_cancelled_run_says_how_to_continue_it()
    {
        var result = await CancelAsync();

        Assert.Contains("`adoptsim runs resume mine` continues the run", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_run_continues_over_its_unfinished_files()
    {
        await CancelAsync();
        await KillAsync("999999999 1");

        var result = await _cli.InvokeAsync("runs", "resume", "mine", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(262, CsvText.Read(_cli.PathTo("runs", "mine", "national.csv")).Count);
        Assert.DoesNotContain(_cli.Everything(), path => path.EndsWith(".part", StringComparison.Ordinal) || path.EndsWith(".claim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_whose_process_lives_is_left_alone()
    {
        await CancelAsync();
        var self = ProcessMark.Find(Environment.ProcessId)!;
        await KillAsync($"{self.Id} {self.Started}");
        var before = _cli.Everything();

        var result = await _cli.InvokeAsync("runs", "resume", "mine", "--quiet");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains("another process is writing to it", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Everything());
    }

    [Fact]
    public async Task Reused_id_of_a_killed_process_does_not_block_resume()
    {
        await CancelAsync();
        await KillAsync($"{Environment.ProcessId} 1");

        Assert.Equal(ExitStatus.Done, (await _cli.InvokeAsync("runs", "resume", "mine", "--quiet")).Status);
    }

    [Fact]
    public async Task Refused_resume_leaves_the_cancelled_runs_files_unchanged()
    {
        await CancelAsync();
        _cluster.Runs.Clear();
        var before = _cli.Everything();

        var result = await _cli.InvokeAsync("runs", "resume", "mine", "--quiet");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains("has no run in its checkpoints; expected ", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Everything());
    }

    private async Task<CliResult> CancelAsync()
    {
        using var cancellation = new CancellationTokenSource();
        _cluster.Runs["mine"] = new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel);
        var result = await _cli.InvokeAsync(cancellation.Token, "run", "islandia", "--name", "mine", "--checkpoint-seconds", "5", "--quiet");
        Assert.Equal(ExitStatus.Cancelled, result.Status);
        return result;
    }

    /// <summary>Creates the files that a process leaves when it is killed while it writes them.</summary>
    private async Task KillAsync(string owner)
    {
        await File.WriteAllTextAsync(_cli.PathTo("runs", "mine", ".claim"), owner + "\n");
        await File.WriteAllTextAsync(_cli.PathTo("runs", "mine", "national.csv.part"), "torn");
    }
}
