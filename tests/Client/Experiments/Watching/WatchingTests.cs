using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Client.Tests.Experiments.Watching;

/// <summary>Tests that those who watch an experiment see what its files have.</summary>
public sealed class WatchingTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Metrics_are_offered_while_the_command_lasts()
    {
        var clusters = FakeClusters.Of(() => new FakeRun());
        var during = new List<int>();
        clusters.OnWatched = () => during.AddRange(clusters.MetricsPorts);

        await RunAsync(clusters, ExperimentYaml.Small, "--metrics-port", "9464");

        Assert.Equal([9464], during);
        Assert.Empty(clusters.MetricsPorts);
        Assert.False(clusters.AreSilosExposed);
    }

    [Fact]
    public async Task The_last_report_has_the_counts_and_the_summary()
    {
        var clusters = FakeClusters.Of(() => new FakeRun());

        await RunAsync(clusters, ExperimentYaml.Small, "--metrics-port", "9464");

        var report = clusters.Watched!();
        Assert.Equal((ExperimentState.Done, false), (report.State, report.IsProvisional));
        Assert.Equal(("small", "Would a cheaper handset have brought more lines by 2001?"), (report.Name, report.Question));
        Assert.Equal((new ExperimentCounts(12, 12, 0, 0), new ExperimentCounts(6, 6, 0, 0)), (report.Runs, report.Points));
        Assert.Equal(
            Summary().Select(row => (row["point"], row["measure"], row.Number("mean"), row["interval90_low"], row["interval90_high"], row["unit"])),
            report.Figures.Select(figure =>
                (
                    $"{figure.Point}",
                    figure.Measure.Replace('@', '_').Replace('/', '_').Replace('-', '_').ToLowerInvariant(),
                    figure.Mean,
                    $"{figure.Low}",
                    $"{figure.High}",
                    figure.Unit
                )
            )
        );
        Assert.Equal("market.handset_price_factor=1, adoption.social_weight=1", report.Figures[0].Setting);
    }

    [Fact]
    public async Task A_failed_run_makes_its_point_failed_and_is_named()
    {
        var runs = 0;
        var clusters = FakeClusters.Of(() => Interlocked.Increment(ref runs) == 4 ? new FakeRun(error: "the floor is wet") : new FakeRun());

        await RunAsync(clusters, ExperimentYaml.Small, "--metrics-port", "9464", "--parallel", "1");

        var report = clusters.Watched!();
        Assert.Equal((new ExperimentCounts(12, 11, 1, 0), new ExperimentCounts(6, 5, 1, 0)), (report.Runs, report.Points));
        Assert.StartsWith("point 4, seed 3: tick 1", report.FirstFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_in_progress_are_counted_and_figures_are_provisional()
    {
        ExperimentReport? during = null;
        FakeClusters? clusters = null;
        var runs = 0;
        clusters = FakeClusters.Of(() =>
        {
            if (Interlocked.Increment(ref runs) == 9)
            {
                during = clusters!.Watched!();
            }

            return new FakeRun();
        });

        await RunAsync(clusters, ExperimentYaml.Small, "--metrics-port", "9464", "--parallel", "1");

        Assert.Equal((ExperimentState.Running, true), (during!.State, during.IsProvisional));
        Assert.Equal((new ExperimentCounts(12, 8, 0, 1), new ExperimentCounts(6, 2, 0, 4)), (during.Runs, during.Points));
        Assert.Equal([2, 2, 1, 1, 1, 1], during.Figures.Where(figure => figure.Measure == "calls@end").Select(figure => figure.Runs));
        Assert.Null(during.Figures[^1].Low);
    }

    [Fact]
    public async Task A_resumed_experiment_counts_the_runs_of_before()
    {
        using var stop = new CancellationTokenSource();
        var runs = 0;
        var clusters = FakeClusters.Of(() =>
        {
            if (Interlocked.Increment(ref runs) == 5)
            {
                stop.Cancel();
            }

            return new FakeRun();
        });
        await File.WriteAllTextAsync(_cli.PathTo("small.yaml"), ExperimentYaml.Small);
        _cli.Clusters = clusters;
        await _cli.InvokeAsync(stop.Token, "experiment", "run", _cli.PathTo("small.yaml"), "--parallel", "1", "--quiet", "--metrics-port", "9464");
        Assert.Equal(ExperimentState.Cancelled, clusters.Watched!().State);

        var resumed = FakeClusters.Of(() => new FakeRun());
        _cli.Clusters = resumed;
        await _cli.InvokeAsync("experiment", "resume", "small", "--quiet", "--metrics-port", "9464");

        Assert.Equal((ExperimentState.Done, 12), (resumed.Watched!().State, resumed.Watched!().Runs.Done));
        Assert.Equal(Summary().Select(row => row.Number("mean")), resumed.Watched!().Figures.Select(figure => figure.Mean));
    }

    [Fact]
    public async Task Measures_without_room_are_left_out_whole_with_a_warning()
    {
        var many = ExperimentYaml.Small.Replace("points: 3", "points: 34", StringComparison.Ordinal);
        var clusters = FakeClusters.Of(() => new FakeRun());

        var result = await RunAsync(clusters, many, "--metrics-port", "9464", "--parallel", "8");

        var report = clusters.Watched!();
        Assert.Equal(
            [("subscribers@2000-12-01", 68), ("subscribers@end", 68)],
            report.Figures.GroupBy(figure => figure.Measure).Select(measure => (measure.Key, measure.Count()))
        );
        Assert.Contains(
            "Means of capital_share@end, gini_districts@end, calls@end, subscribers/IS-B@end are not exposed: "
                + "68 points with 6 measures are more than 200 means.",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(report.LeftOut, result.Error.Split('\n').Single(line => line.StartsWith("Means of", StringComparison.Ordinal)).TrimEnd());
    }

    [Fact]
    public async Task A_cluster_gets_reports_up_to_the_end()
    {
        var reports = new List<ExperimentReport>();
        var result = await RunAsync(new FakeClusters((type, _) => Grain(type, reports.Add)), ExperimentYaml.Small, "--cluster", "127.0.0.1:1");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(Enumerable.Range(1, reports.Count).Select(number => (long)number), reports.Select(report => report.Number));
        Assert.Equal((ExperimentState.Done, 12), (reports[^1].State, reports[^1].Runs.Done));
        Assert.StartsWith("small-", reports[^1].Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_reports_harm_nothing()
    {
        var lost = 0;
        var result = await RunAsync(new FakeClusters((type, _) => Grain(type, _ =>
                    {
                        lost++;
                        throw new SiloUnavailableException("nobody is there");
                    })), ExperimentYaml.Small, "--cluster", "127.0.0.1:1");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.True(lost > 0);
        Assert.Equal(12, CsvText.Read(_cli.PathTo("experiments", "small", "results.csv")).Count(row => row["status"] == "done"));
    }

    [Fact]
    public async Task A_wrong_port_is_refused()
    {
        var result = await RunAsync(FakeClusters.Of(() => new FakeRun()), ExperimentYaml.Small, "--metrics-port", "0");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("--metrics-port is '0'; expected a port from 1 to 65535", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.PathTo("experiments")));
    }

    private static object Grain(Type type, Action<ExperimentReport> report) =>
        type == typeof(IExperiments) ? new FakeExperiments(report)
        : type == typeof(ISilos) ? new FakeCluster(new FakeSilos()).Clusters.GrainOf(typeof(ISilos))
        : new FakeRun();

    private IEnumerable<Dictionary<string, string>> Summary() =>
        CsvText.Read(_cli.PathTo("experiments", "small", "summary.csv")).Where(row => row["spread"] == "luck" && (row["measure"] != "subscribers"));

    private async Task<CliResult> RunAsync(FakeClusters clusters, string text, params string[] options)
    {
        await File.WriteAllTextAsync(_cli.PathTo("small.yaml"), text);
        _cli.Clusters = clusters;
        return await _cli.InvokeAsync(["experiment", "run", _cli.PathTo("small.yaml"), .. options]);
    }

    private sealed class FakeExperiments(Action<ExperimentReport> report) : IExperiments
    {
        public Task Report(ExperimentReport sent)
        {
            report(sent);
            return Task.CompletedTask;
        }

        public Task<ExperimentEntry[]> List() => Task.FromResult<ExperimentEntry[]>([]);
    }
}
