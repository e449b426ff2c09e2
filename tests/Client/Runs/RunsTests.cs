using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Commands;

namespace AdoptionSim.Client.Tests.Runs;

public sealed class RunsTests : IDisposable
{
    private const string Somewhere = "127.0.0.1:30000";

    private readonly Cli _cli = new();
    private readonly FakeCluster _cluster;
    private readonly FakeClusters _clusters;

    public RunsTests()
    {
        _cluster = new FakeCluster(_cli.Silos);
        _cli.Clusters = _clusters = _cluster.Clusters;
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Cluster_run_equals_an_embedded_run_and_names_its_cluster()
    {
        await _cli.InvokeAsync("run", "islandia", "--name", "here", "--quiet");
        _cluster.Runs.Clear();

        var result = await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere + "/mine", "--name", "there", "--json", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        var manifest = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("127.0.0.1:30000/mine", manifest.GetProperty("cluster").GetString());
        Assert.Equal(0, manifest.GetProperty("recoveries").GetInt32());
        Assert.Equal((1, 1), (_clusters.Started, _clusters.Connected.Count));
        foreach (var file in new[] { "national.csv", "provinces.csv", "districts.csv", "towers.csv", "digests.csv" })
        {
            Assert.Equal(await File.ReadAllBytesAsync(_cli.PathTo("runs", "here", file)), await File.ReadAllBytesAsync(_cli.PathTo("runs", "there", file)));
        }
    }

    [Fact]
    public async Task Follower_and_show_say_the_same_of_an_interrupted_run()
    {
        await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere, "--name", "mine", "--detach");
        var specification = _cluster.Runs["mine"].Specification;
        var run = _cluster.Runs["mine"] = new FakeRun { State = RunState.Interrupted };
        await run.Start(specification);

        var shown = await _cli.InvokeAsync("runs", "show", "mine", "--cluster", Somewhere);
        var fetched = await _cli.InvokeAsync("runs", "fetch", "mine", "--cluster", Somewhere, "--quiet");

        const string reason = $"The run was interrupted because every silo stopped. Resume it with `adoptsim runs resume mine --cluster {Somewhere}`.";
        Assert.Contains(reason, shown.Output, StringComparison.Ordinal);
        Assert.Equal((ExitStatus.Failed, reason), (fetched.Status, fetched.Error.Trim()));
    }

    [Fact]
    public async Task Following_a_damaged_run_ends_with_the_reason()
    {
        await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere, "--name", "mine", "--detach");
        var specification = _cluster.Runs["mine"].Specification;
        var run = _cluster.Runs["mine"] = new FakeRun(error: "A part is cut.") { State = RunState.Damaged };
        await run.Start(specification);

        var fetched = await _cli.InvokeAsync("runs", "fetch", "mine", "--cluster", Somewhere, "--quiet");

        Assert.Equal(
            (ExitStatus.Failed, $"The run is damaged: A part is cut. `adoptsim runs delete mine --cluster {Somewhere}` removes it."),
            (fetched.Status, fetched.Error.Trim())
        );
    }

    [Theory]
    [InlineData("127.0.0.1:30000", "127.0.0.1:30000", "adoptsim")]
    [InlineData("one:1,two:2", "one:1,two:2", "adoptsim")]
    [InlineData("one:1,two:2/mine", "one:1,two:2", "mine")]
    public async Task An_address_names_gateways_and_perhaps_the_cluster(string text, string gateways, string id)
    {
        await _cli.InvokeAsync("runs", "list", "--cluster", text);

        Assert.Equal([(gateways, id, "adoptsim")], _clusters.Connected.Select(address => (address.Gateway, address.ClusterId, address.ServiceId)));
    }

    [Fact]
    public async Task Local_cluster_uses_all_live_gateways_and_any_identifies_it()
    {
        await _cli.InvokeAsync("cluster", "up", "--silos", "3", "--port-base", "20000");
        var id = _cli.Silos.Alive[1_001]["--Silo:ClusterId"];
        _cli.Silos.Alive.Remove(1_002);
        _clusters.Connected.Clear();

        await _cli.InvokeAsync("runs", "list");
        await _cli.InvokeAsync("runs", "list", "--cluster", "localhost:20007");

        Assert.Equal(
            [("127.0.0.1:20001,127.0.0.1:20007", id), ("localhost:20007", id)],
            _clusters.Connected.Select(address => (address.Gateway, address.ClusterId))
        );
    }

    [Theory]
    [InlineData("run", "islandia", "--cluster", "local")]
    [InlineData("runs", "list")]
    [InlineData("runs", "resume", "nobody")]
    [InlineData("inspect", "district", "IS-A.1", "--cluster", "local", "--run", "any")]
    public async Task Without_a_cluster_that_is_said_and_nothing_is_written(params string[] arguments)
    {
        var result = await _cli.InvokeAsync(arguments);

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Contains("there is no cluster in", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Unresponsive_cluster_is_named_and_nothing_is_written()
    {
        _clusters.Answers = _ => false;

        var result = await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere);

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Contains("--cluster 127.0.0.1:30000: no silo of cluster adoptsim answers", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Lost_silo_is_reported_once_and_following_continues()
    {
        var run = _cluster.Runs["mine"] = new FakeRun();
        run.Losses.Enqueue(new SiloUnavailableException());
        run.Losses.Enqueue(new TimeoutException());

        var result = await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere, "--name", "mine");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Single(result.Error.Split('\n'), line =>
            line.StartsWith("The cluster does not answer (SiloUnavailableException); retrying for up to 2 minutes", StringComparison.Ordinal)
        );
        Assert.Equal(262, CsvText.Read(_cli.PathTo("runs", "mine", "national.csv")).Count);
    }

    [Theory]
    [InlineData("run", "islandia", "--name", "mine")]
    [InlineData("runs", "fetch", "mine")]
    [InlineData("watch", "mine")]
    public async Task Follower_of_a_deleted_run_ends_and_reports_the_deletion(params string[] command)
    {
        FakeRun? run = null;
        run = _cluster.Runs["mine"] = new FakeRun(holdAt: 0.5, onHold: () => run!.Delete());
        await StartAsync("mine");

        var result = await _cli.InvokeAsync([.. command, "--cluster", Somewhere]);

        Assert.Equal(ExitStatus.Failed, result.Status);
        Assert.Contains("deleted", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.PathTo("runs", "mine")));
    }

    [Fact]
    public async Task Resuming_a_cancelled_run_replaces_its_results()
    {
        using var cancellation = new CancellationTokenSource();
        _cluster.Runs["mine"] = new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel);
        await _cli.InvokeAsync(cancellation.Token, "run", "islandia", "--cluster", Somewhere, "--name", "mine", "--quiet");

        var result = await _cli.InvokeAsync("runs", "resume", "mine", "--cluster", Somewhere, "--follow", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(262, CsvText.Read(_cli.PathTo("runs", "mine", "national.csv")).Count);
    }

    [Fact]
    public async Task Error_not_caused_by_the_cluster_is_not_retried()
    {
        _cluster.Runs["mine"] = new FakeRun();
        _cluster.Runs["mine"].Losses.Enqueue(new NotSupportedException("a defect"));

        var result = await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere, "--name", "mine", "--quiet");

        Assert.Equal(ExitStatus.Failed, result.Status);
        Assert.Contains("a defect", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_cancels_a_cluster_run_and_keeps_partial_results()
    {
        using var cancellation = new CancellationTokenSource();
        _cluster.Runs["mine"] = new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel);

        var result = await _cli.InvokeAsync(cancellation.Token, "run", "islandia", "--cluster", Somewhere, "--name", "mine", "--quiet");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Equal(RunState.Cancelled, (await _cluster.Runs["mine"].Progress()).State);
        Assert.True(File.Exists(_cli.PathTo("runs", "mine", "manifest.json")));
        Assert.Contains("`adoptsim runs resume mine --cluster 127.0.0.1:30000`", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detached_run_prints_its_name_and_writes_no_files()
    {
        var text = await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere, "--detach", "--name", "one");
        var json = await _cli.InvokeAsync(
            "run",
            "islandia",
            "--cluster",
            Somewhere,
            "--detach",
            "--json",
            "--checkpoint-ticks",
            "5",
            "--checkpoint-seconds",
            "2.5"
        );

        Assert.Equal((ExitStatus.Done, "one"), (text.Status, text.Output.Trim()));
        var name = JsonDocument.Parse(json.Output).RootElement.GetProperty("name").GetString()!;
        Assert.Equal("islandia-20260102-030405", name);
        Assert.Equal(new CheckpointInterval(2.5, 5), _cluster.Runs[name].Specification.Checkpoints);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Runs_are_listed_and_shown_for_programs_and_for_people()
    {
        await StartAsync("mine", "--seed", "7");

        var list = JsonDocument.Parse((await _cli.InvokeAsync("runs", "list", "--cluster", Somewhere, "--json")).Output).RootElement.GetProperty("runs");
        var show = JsonDocument.Parse((await _cli.InvokeAsync("runs", "show", "mine", "--cluster", Somewhere, "--json")).Output).RootElement;
        var table = (await _cli.InvokeAsync("runs", "list", "--cluster", Somewhere)).Output;

        Assert.Equal(["mine"], list.EnumerateArray().Select(run => run.GetProperty("name").GetString()));
        Assert.Equal(
            ("mine", "islandia", "running", 7, 261),
            (
                show.GetProperty("name").GetString(),
                show.GetProperty("scenario").GetString(),
                show.GetProperty("state").GetString(),
                show.GetProperty("seed").GetInt32(),
                show.GetProperty("ticks").GetInt32()
            )
        );
        Assert.Matches(
            @"^run +scenario +began +state +tick +of +date +subscribers +checkpoint +recoveries\r?\nmine +islandia +2026-01-02 03:00:00 +running +"
                + @"\d+ +261 +200\d-",
            table
        );
        Assert.Contains("running, tick ", (await _cli.InvokeAsync("runs", "show", "mine", "--cluster", Somewhere)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("cancel")]
    [InlineData("resume")]
    [InlineData("delete")]
    public async Task A_run_that_the_cluster_does_not_have_is_refused(string command)
    {
        await StartAsync("mine");

        var result = await _cli.InvokeAsync("runs", command, "other", "--cluster", Somewhere);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains("NAME is 'other'; expected a run of the cluster: mine.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("other", _cluster.Runs.Keys);
    }

    [Fact]
    public async Task A_run_is_cancelled_resumed_and_deleted()
    {
        _cluster.Runs["mine"] = new FakeRun(holdAt: 0.5);
        await StartAsync("mine");

        var cancelled = await _cli.InvokeAsync("runs", "cancel", "mine", "--cluster", Somewhere, "--json");
        var resumed = await _cli.InvokeAsync("runs", "resume", "mine", "--cluster", Somewhere);
        var deleted = await _cli.InvokeAsync("runs", "delete", "mine", "--cluster", Somewhere);

        Assert.Equal("cancelled", JsonDocument.Parse(cancelled.Output).RootElement.GetProperty("state").GetString());
        Assert.StartsWith("mine is running, tick ", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(1, _cluster.Runs["mine"].Resumed);
        Assert.Equal("mine is deleted.", deleted.Output.Trim());
        Assert.True(_cluster.Runs["mine"].IsDeleted);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Unacknowledged_command_is_sent_again_under_the_same_id()
    {
        await StartAsync("mine");
        _cluster.Runs["mine"].LostReceipts.Enqueue(new SiloUnavailableException());

        var result = await _cli.InvokeAsync("runs", "send", "mine", "set-channels", "IS-A.1/t/0", "30", "--at", "200", "--cluster", Somewhere, "--json");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        var receipt = JsonDocument.Parse(result.Output).RootElement;
        var sent = _cluster.Runs["mine"].Sent;
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0], sent[1]);
        Assert.Equal(
            (sent[0].Id, CommandKind.SetChannels, "IS-A.1/t/0", "30", 200),
            (receipt.GetProperty("id").GetString(), sent[0].Kind, sent[0].Target, sent[0].Argument, receipt.GetProperty("tick").GetInt32())
        );
    }

    [Fact]
    public async Task Commands_get_new_or_given_ids_and_apply_next_tick()
    {
        await StartAsync("mine");

        await _cli.InvokeAsync("runs", "send", "mine", "bar", "IS-A.1/7", "--cluster", Somewhere);
        await _cli.InvokeAsync("runs", "send", "mine", "bar", "IS-A.1/7", "--cluster", Somewhere);
        var third = await _cli.InvokeAsync("runs", "send", "mine", "allow", "IS-A.1/7", "--id", "again", "--cluster", Somewhere);

        var sent = _cluster.Runs["mine"].Sent;
        Assert.Equal(3, sent.Select(command => command.Id).Distinct().Count());
        Assert.Equal(("again", null), (sent[2].Id, sent[2].AtTick));
        Assert.Matches(@"^allow IS-A.1/7 takes effect at the start of tick \d+\.\r?\n$", third.Output);
    }

    [Theory]
    [InlineData("KIND is 'explode'; expected allow, bar, break", "explode", "IS-A.1/7")]
    [InlineData("TARGET is 'IS-A.1/7'; expected for switch-off: ", "switch-off", "IS-A.1/7")]
    [InlineData("argument is 'nonsense'", "give", "IS-A.1/7", "nonsense")]
    [InlineData("--at is '0'; expected a whole number of at least 1", "bar", "IS-A.1/7", "--at", "0")]
    [InlineData("Unknown option --att", "bar", "IS-A.1/7", "--att")]
    public async Task A_command_that_makes_no_sense_is_refused(string complaint, params string[] arguments)
    {
        await StartAsync("mine");

        var result = await _cli.InvokeAsync(["runs", "send", "mine", .. arguments, "--cluster", Somewhere]);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetched_run_has_the_same_files_as_a_followed_run()
    {
        await _cli.InvokeAsync("run", "islandia", "--cluster", Somewhere, "--name", "followed", "--quiet");
        await StartAsync("left");

        var result = await _cli.InvokeAsync("runs", "fetch", "left", "--cluster", Somewhere, "--out", "fetched", "--json", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal("left", JsonDocument.Parse(result.Output).RootElement.GetProperty("name").GetString());
        Assert.Equal(Files("runs", "followed"), Files("fetched"));
        Assert.Equal(
            await File.ReadAllTextAsync(_cli.PathTo("runs", "followed", "national.csv")),
            await File.ReadAllTextAsync(_cli.PathTo("fetched", "national.csv"))
        );
    }

    [Fact]
    public async Task Ctrl_C_ends_a_fetch_and_not_the_run()
    {
        using var cancellation = new CancellationTokenSource();
        _cluster.Runs["left"] = new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel);
        await StartAsync("left");

        var result = await _cli.InvokeAsync(cancellation.Token, "runs", "fetch", "left", "--cluster", Somewhere);

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Equal(RunState.Running, (await _cluster.Runs["left"].Progress()).State);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task A_resumed_run_can_be_followed_to_its_files()
    {
        _cluster.Runs["mine"] = new FakeRun(holdAt: 0.5);
        await StartAsync("mine");
        await _cli.InvokeAsync("runs", "cancel", "mine", "--cluster", Somewhere);

        var result = await _cli.InvokeAsync("runs", "resume", "mine", "--cluster", Somewhere, "--follow", "--quiet", "--json");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(262, CsvText.Read(_cli.PathTo("runs", "mine", "national.csv")).Count);
    }

    [Fact]
    public async Task Inspect_on_a_cluster_requires_a_run_name()
    {
        var result = await _cli.InvokeAsync("inspect", "district", "IS-A.1", "--cluster", Somewhere);

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("--run is missing with --cluster; expected ", result.Error, StringComparison.Ordinal);
    }

    private string[] Files(params string[] folder) =>
        [.. Directory.GetFiles(_cli.PathTo(folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private async Task StartAsync(string name, params string[] options) =>
        Assert.Equal(ExitStatus.Done, (await _cli.InvokeAsync(["run", "islandia", "--cluster", Somewhere, "--name", name, "--detach", .. options])).Status);
}
