using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Tests.Watching;

/// <summary>Tests the output of a watched run to a pipe or a log file, and how watching ends.</summary>
public sealed class WatchTests : IDisposable
{
    private const string Somewhere = "127.0.0.1:30000";

    private readonly Cli _cli = new();
    private readonly FakeCluster _cluster;
    private readonly FakeClusters _clusters;

    public WatchTests()
    {
        _cluster = new FakeCluster(_cli.Silos);
        _cli.Clusters = _clusters = _cluster.Clusters;
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Piped_watch_prints_a_line_per_twelfth_and_per_event()
    {
        await BeginAsync("mine", new FakeRun());

        var result = await WatchAsync();

        Assert.Equal((ExitStatus.Done, ""), (result.Status, result.Error));
        Assert.Equal(Expected, result.Output.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task Watch_without_a_name_shows_the_newest_run_in_progress()
    {
        await BeginAsync("first", new FakeRun());
        await BeginAsync("second", new FakeRun());
        await BeginAsync("done", Done());

        Assert.StartsWith("second: Islandia, islandia, seed 1, scale 1, ", (await WatchAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_all_runs_done_watch_shows_the_newest_and_ends()
    {
        await BeginAsync("older", Done());
        await BeginAsync("newer", Done());

        var result = await WatchAsync();

        Assert.Equal(ExitStatus.Done, result.Status);
        Assert.StartsWith("newer: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "\n100 %  2005-07-02, 7,315 subscribers, 9,000 on record\ndone on 2005-07-02 after 261 ticks",
            result.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Watch_defaults_to_the_local_cluster_and_shows_its_silos()
    {
        await _cli.InvokeAsync("cluster", "up", "--silos", "2", "--port-base", "20000");
        await BeginAsync("mine", Done());

        var result = await _cli.InvokeAsync("watch", "mine");

        Assert.Equal(ExitStatus.Done, result.Status);
        Assert.Contains("silo 127.0.0.1:20000 is there\nsilo 127.0.0.1:20003 is there\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_embedded_silos_is_watched_by_its_address()
    {
        using var enough = new CancellationTokenSource();
        CliResult? watched = null;
        var run = new FakeRun(holdAt: 0.5, onHold: () => watched ??= Watched(enough));
        _cluster.Runs["mine"] = run;

        await _cli.InvokeAsync(enough.Token, "run", "islandia", "--name", "mine", "--keep", "--quiet");

        Assert.Equal(ExitStatus.Done, watched!.Status);
        Assert.Equal(["127.0.0.1:12345"], _clusters.Connected.Select(address => address.Gateway));
        Assert.StartsWith("mine: Islandia", watched.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathTo("runs", "mine", "address.json")));
    }

    [Fact]
    public async Task A_failed_run_is_shown_with_the_reason()
    {
        await BeginAsync("mine", new FakeRun(error: "a defect"));

        var result = await WatchAsync("mine");

        Assert.Equal(ExitStatus.Failed, result.Status);
        Assert.Equal("The run failed: a defect", result.Error.Trim());
    }

    [Theory]
    [InlineData(
        RunState.Interrupted,
        "The run was interrupted because every silo stopped. It could not be continued: a part is cut. Resume it with `adoptsim runs resume mine "
            + $"--cluster {Somewhere}`."
    )]
    [InlineData(RunState.Damaged, $"Run mine is damaged and cannot be watched: a part is cut. `adoptsim runs delete mine --cluster {Somewhere}` removes it.")]
    public async Task Watching_interrupted_or_damaged_runs_fails_with_the_reason(RunState state, string message)
    {
        await BeginAsync("mine", new FakeRun(error: "a part is cut.") { State = state });

        var result = await WatchAsync("mine");

        Assert.Equal((ExitStatus.Failed, message), (result.Status, result.Error.Trim()));
    }

    [Fact]
    public async Task A_lost_silo_is_reported_and_watching_continues()
    {
        var run = new FakeRun();
        await BeginAsync("mine", run);
        run.Losses.Enqueue(new SiloUnavailableException());

        var result = await WatchAsync("mine");

        Assert.Equal(ExitStatus.Done, result.Status);
        Assert.Contains("The cluster does not answer (SiloUnavailableException); retrying for up to 2 minutes", result.Output, StringComparison.Ordinal);
        Assert.Contains("\ndone on 2005-07-02", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silos_that_do_not_speak_hold_nothing_up()
    {
        await BeginAsync("mine", Done());
        _cluster.Answers = false;

        Assert.Equal(ExitStatus.Done, (await WatchAsync("mine")).Status);
    }

    [Fact]
    public async Task Ctrl_C_leaves_the_run_as_it_is()
    {
        using var interrupt = new CancellationTokenSource();
        var run = new FakeRun(holdAt: 0.3, onHold: interrupt.Cancel);
        await BeginAsync("mine", run);

        var result = await _cli.InvokeAsync(interrupt.Token, "watch", "mine", "--cluster", Somewhere);

        Assert.Equal((ExitStatus.Cancelled, "The run continues unaffected."), (result.Status, result.Error.Trim()));
        Assert.Equal(RunState.Running, (await run.Progress()).State);
        Assert.False(Directory.Exists(_cli.PathTo("runs")));
    }

    [Theory]
    [InlineData("RUN is 'nobody'; expected a run of the cluster: mine.", "watch", "nobody", "--cluster", Somewhere)]
    [InlineData("--cluster is 'nowhere'; expected local, HOST:PORT", "watch", "--cluster", "nowhere")]
    [InlineData("Unknown option --jsno.", "watch", "--jsno")]
    [InlineData("Unrecognized command or argument 'two'.", "watch", "one", "two")]
    public async Task What_is_asked_wrongly_is_named(string complaint, params string[] arguments)
    {
        await BeginAsync("mine", new FakeRun());

        var result = await _cli.InvokeAsync(arguments);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_without_runs_is_said_to_have_none()
    {
        var result = await WatchAsync();

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("RUN is missing; expected a run of the cluster, which has none.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_without_a_run_suggests_two_ways_to_start_one()
    {
        var result = await _cli.InvokeAsync("watch");

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Contains("`adoptsim cluster up` starts a cluster, `adoptsim run --keep` a run that can be watched.", result.Error, StringComparison.Ordinal);
    }

    private CliResult Watched(CancellationTokenSource enough)
    {
        _cluster.Runs["mine"].Resume();
        var result = _cli.InvokeAsync("watch", "mine").GetAwaiter().GetResult();
        enough.Cancel();
        return result;
    }

    private async Task BeginAsync(string name, FakeRun run)
    {
        _cluster.Runs[name] = run;
        var begun = await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere, "--name", name, "--detach");
        Assert.True(begun.Status == ExitStatus.Done, begun.Error);
    }

    private Task<CliResult> WatchAsync(params string[] run) => _cli.InvokeAsync(["watch", .. run, "--cluster", Somewhere]);

    /// <summary>Returns a run that finishes in a single progress query.</summary>
    private static FakeRun Done() => new(stride: 1);

    private const string Expected = """
        mine: Islandia, islandia, seed 1, scale 1, 2000-07-01 to 2005-06-30
         19 %  2001-06-30, 1,463 subscribers, 900 on record
         29 %  2001-12-29, 2,191 subscribers, 900 on record
         39 %  2002-06-29, 2,919 subscribers, 900 on record
         49 %  2002-12-28, 3,647 subscribers, 900 on record
         59 %  2003-06-28, 4,375 subscribers, 900 on record
         69 %  2003-12-27, 5,103 subscribers, 9,000 on record
         79 %  2004-06-26, 5,831 subscribers, 9,000 on record
         89 %  2004-12-25, 6,559 subscribers, 9,000 on record
         99 %  2005-06-25, 7,287 subscribers, 9,000 on record
        100 %  2005-07-02, 7,315 subscribers, 9,000 on record
        done on 2005-07-02 after 261 ticks, digest 0000000100000105
        """;
}
