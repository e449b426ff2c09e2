using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Experiments;

/// <summary>Experiments that are stopped and continued, over runs whose counts follow a formula.</summary>
public sealed class ResumingTests : IDisposable
{
    private static readonly string[] Files = ["summary.csv", "series.csv", "design.csv"];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_cancelled_experiment_keeps_what_is_done_and_resumes()
    {
        await InterruptAsync();
        Assert.InRange(Lines("small", "results.csv").Length, 4, 6);
        var kept = Lines("small", "results.csv");

        _cli.Clusters = FakeClusters.Of(() => new FakeRun());
        var resumed = await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");

        Assert.True(resumed.Status == ExitStatus.Done, resumed.Error);
        Assert.Equal(kept, Lines("small", "results.csv")[..kept.Length]);
        await AssertIsAsUninterruptedAsync();
    }

    [Fact]
    public async Task Resuming_runs_only_what_is_missing()
    {
        await InterruptAsync();
        var missing = 13 - Lines("small", "results.csv").Length;
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() =>
        {
            Interlocked.Increment(ref runs);
            return new FakeRun();
        });

        await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");
        await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");

        Assert.Equal(missing, runs);
    }

    [Theory]
    [InlineData("1,4,do")]
    [InlineData("1")]
    [InlineData("5,4,done,0.8,2,1")]
    public async Task A_torn_last_line_is_dropped(string torn)
    {
        await InterruptAsync();
        foreach (var file in new[] { "results.csv", "series.csv" })
        {
            await File.AppendAllTextAsync(_cli.PathTo("experiments", "small", file), torn);
        }

        var shown = await _cli.InvokeAsync("experiment", "show", "small");
        _cli.Clusters = FakeClusters.Of(() => new FakeRun());
        var resumed = await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");

        Assert.True(shown.Status == ExitStatus.Done, shown.Error);
        Assert.Contains("Provisional: the experiment is cancelled", shown.Output, StringComparison.Ordinal);
        Assert.True(resumed.Status == ExitStatus.Done, resumed.Error);
        await AssertIsAsUninterruptedAsync();
    }

    [Fact]
    public async Task Series_without_their_result_are_dropped()
    {
        await InterruptAsync();
        await File.AppendAllTextAsync(_cli.PathTo("experiments", "small", "series.csv"), "6,4,2000-07-29,subscribers,1\n6,4,2000-08-26,subscribers,1\n");

        _cli.Clusters = FakeClusters.Of(() => new FakeRun());
        await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");

        await AssertIsAsUninterruptedAsync();
    }

    [Theory]
    [InlineData("experiments/small/experiment.yaml", "Would", "Should", "experiment.yaml has changed")]
    [InlineData("experiments/small/design.csv", "0.8,4", "0.8,3", "design.csv has changed")]
    [InlineData("mine.yaml", "asks: Mine.", "asks: Ours.", "mine.yaml has changed")]
    [InlineData("nation.yaml", "value: 900, unit: USD/month", "value: 901, unit: USD/month", "nation.yaml has changed")]
    public async Task A_changed_file_is_refused_by_name(string file, string text, string other, string expected)
    {
        await InterruptAsync();
        var path = _cli.PathTo(file.Split('/'));
        var content = await File.ReadAllTextAsync(path);
        Assert.Contains(text, content, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, content.Replace(text, other, StringComparison.Ordinal));
        var before = Lines("small", "results.csv");

        var result = await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Lines("small", "results.csv"));
    }

    [Fact]
    public async Task An_experiment_whose_folder_is_removed_ends_with_one_line()
    {
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() =>
        {
            if (Interlocked.Increment(ref runs) == 3)
            {
                Directory.Delete(_cli.PathTo("experiments", "small"), recursive: true);
            }

            return new FakeRun();
        });
        await File.WriteAllTextAsync(_cli.PathTo("small.yaml"), ExperimentYaml.Small);

        var result = await _cli.InvokeAsync("experiment", "run", _cli.PathTo("small.yaml"), "--quiet", "--parallel", "1");

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Contains("it was removed while it was written", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.InRange(runs, 3, 5);
    }

    [Fact]
    public async Task A_changed_comment_of_a_nation_is_no_change()
    {
        await InterruptAsync();
        await File.AppendAllTextAsync(_cli.PathTo("nation.yaml"), "# A remark.\n");

        _cli.Clusters = FakeClusters.Of(() => new FakeRun());
        var result = await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    [Fact]
    public async Task Another_program_version_is_refused()
    {
        await InterruptAsync();
        var path = _cli.PathTo("experiments", "small", "manifest.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"version\": \"", "\"version\": \"9", StringComparison.Ordinal));

        var result = await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Matches("the program is [^;]*, and was 9", result.Error);
    }

    [Fact]
    public async Task Failed_runs_are_tried_again_only_if_asked()
    {
        Prepare();
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() => Interlocked.Increment(ref runs) == 4 ? new FakeRun(error: "the floor is wet") : new FakeRun());
        await _cli.InvokeAsync("experiment", "run", _cli.PathTo("small.yaml"), "--quiet");

        await _cli.InvokeAsync("experiment", "resume", "small", "--quiet");
        Assert.Equal(12, runs);
        var retried = await _cli.InvokeAsync("experiment", "resume", "small", "--quiet", "--retry-failed");

        Assert.Equal((ExitStatus.Done, 13), (retried.Status, runs));
        Assert.Contains("12 of 12 runs done", retried.Output, StringComparison.Ordinal);
        await AssertIsAsUninterruptedAsync();
    }

    [Fact]
    public async Task An_unknown_experiment_is_refused()
    {
        var result = await _cli.InvokeAsync("experiment", "resume", "nowhere");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("NAME is 'nowhere'; expected an experiment in ", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Copies Islandia and writes an experiment on it.</summary>
    private void Prepare()
    {
        foreach (var file in Assert.AtLeastOne(Directory.GetFiles(Path.GetDirectoryName(Shipped.NationPath("islandia"))!)))
        {
            File.Copy(file, _cli.PathTo(Path.GetFileName(file)), overwrite: true);
        }

        File.WriteAllText(_cli.PathTo("mine.yaml"), "scenario: mine\nasks: Mine.\nextends: islandia\nnation: nation.yaml\n");
        File.WriteAllText(_cli.PathTo("small.yaml"), ExperimentYaml.Small.Replace("base: islandia", "base: mine.yaml", StringComparison.Ordinal));
    }

    private async Task InterruptAsync()
    {
        Prepare();
        using var cancellation = new CancellationTokenSource();
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() => Interlocked.Increment(ref runs) <= 4 ? new FakeRun() : new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel));
        var result = await _cli.InvokeAsync(cancellation.Token, "experiment", "run", _cli.PathTo("small.yaml"), "--quiet", "--parallel", "2");
        Assert.True(result.Status == ExitStatus.Cancelled, $"{result.Status}: {result.Error}");
        Assert.Matches(@"Cancelled: [345] of 12 runs are kept\. `adoptsim experiment resume small` continues the experiment\.", result.Error);
    }

    private async Task AssertIsAsUninterruptedAsync()
    {
        _cli.Clusters = FakeClusters.Of(() => new FakeRun());
        var whole = await _cli.InvokeAsync("experiment", "run", _cli.PathTo("small.yaml"), "--quiet", "--name", "whole");
        Assert.True(whole.Status == ExitStatus.Done, whole.Error);
        foreach (var file in Files)
        {
            Assert.Equal(Lines("whole", file), Lines("small", file));
        }
    }

    private string[] Lines(string experiment, string file) => File.ReadAllLines(_cli.PathTo("experiments", experiment, file));
}
