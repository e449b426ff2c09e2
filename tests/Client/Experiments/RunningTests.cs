using System.Text.Json;
using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Experiments;

/// <summary>Experiments over runs whose counts follow a formula.</summary>
public sealed class RunningTests : IDisposable
{
    private static readonly string[] Files =
    [
        "design.csv",
        "differences.csv",
        "experiment.yaml",
        "manifest.json",
        "page.html",
        "results.csv",
        "series.csv",
        "summary.csv",
    ];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Every_run_has_a_row_with_point_seed_and_parameters()
    {
        var result = await RunAsync(ExperimentYaml.Small, "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(Files, Directory.GetFiles(_cli.PathTo("experiments", "small")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(ExperimentYaml.Small, await File.ReadAllTextAsync(_cli.PathTo("experiments", "small", "experiment.yaml")));
        var rows = Rows("results.csv");
        Assert.Equal(
            from point in Enumerable.Range(1, 6)
            from seed in Enumerable.Range(3, 2)
            select (point, seed),
            rows.Select(row => ((int)row.Integer("point"), (int)row.Integer("seed"))).Order()
        );
        Assert.All(rows, row => Assert.Equal(("done", "", "1"), (row["status"], row["error"], row["model_version"])));
        Assert.Equal(
            [("1", "1"), ("1", "2"), ("1", "4"), ("0.8", "1"), ("0.8", "2"), ("0.8", "4")],
            rows.Where(row => row["seed"] == "3")
                .OrderBy(row => row.Integer("point"))
                .Select(row => (row["market.handset_price_factor"], row["adoption.social_weight"]))
        );
    }

    [Fact]
    public async Task Measures_are_those_of_the_tables_of_a_run()
    {
        await RunAsync(ExperimentYaml.Small, "--quiet");
        var run = await _cli.InvokeAsync("run", "islandia", "--seed", "3", "--until", "2000-12-31", "--name", "alone", "--quiet");
        Assert.True(run.Status == ExitStatus.Done, run.Error);

        var row = Rows("results.csv").First(each => each["seed"] == "3");
        var (national, provinces) = (CsvText.Read(_cli.PathTo("runs", "alone", "national.csv")), CsvText.Read(_cli.PathTo("runs", "alone", "provinces.csv")));
        var inequality = CsvText.Read(_cli.PathTo("runs", "alone", "inequality.csv"));
        Assert.Equal(national[^1].Number("subscribers"), row.Number("subscribers_end"));
        Assert.Equal(national.Last(each => string.CompareOrdinal(each["date"], "2000-12-01") <= 0).Number("subscribers"), row.Number("subscribers_2000_12_01"));
        Assert.Equal(provinces.Last(each => each["province"] == "IS-B").Number("subscribers"), row.Number("subscribers_is_b_end"));
        Assert.Equal(national.Sum(each => each.Number("calls")), row.Number("calls_end"));
        Assert.Equal(
            provinces.Last(each => each["province"] == "IS-A").Number("subscribers") / national[^1].Number("subscribers"),
            row.Number("capital_share_end"),
            12
        );
        Assert.Equal(inequality[^1].Number("gini_districts"), row.Number("gini_districts_end"), 4);
        Assert.Equal(JsonOf("runs", "alone").GetProperty("digest").GetString(), row["digest"]);

        var series = Rows("series.csv").Where(each => each["point"] == row["point"] && each["seed"] == "3").ToList();
        Assert.Equal(6, series.Count);
        Assert.All(series, each => Assert.Equal(national.Single(day => day["date"] == each["date"]).Number("subscribers"), each.Number("value")));
    }

    [Fact]
    public async Task Summary_and_series_do_not_depend_on_completion_order()
    {
        await RunAsync(ExperimentYaml.Small, "--quiet", "--name", "one", "--parallel", "1");
        await RunAsync(ExperimentYaml.Small, "--quiet", "--name", "four", "--parallel", "4");

        foreach (var file in new[] { "summary.csv", "series.csv", "design.csv" })
        {
            Assert.Equal(Text("one", file), Text("four", file));
        }
    }

    [Fact]
    public async Task Summary_separates_luck_at_points_from_ignorance_over_them()
    {
        await RunAsync(ExperimentYaml.Small, "--quiet");

        var (rows, results) = (Rows("summary.csv"), Rows("results.csv"));
        var luck = rows.Single(row => row["spread"] == "luck" && row["point"] == "2" && row["measure"] == "calls_end");
        double[] values = [.. results.Where(row => row["point"] == "2").OrderBy(row => row.Integer("seed")).Select(row => row.Number("calls_end"))];
        var interval = MeanInterval.Of(values)!;
        Assert.Equal((2, values.Average()), (luck.Integer("runs"), luck.Number("mean")));
        Assert.Equal((interval.Low, interval.High), (luck.Number("interval90_low"), luck.Number("interval90_high")));
        Assert.Equal($"{SteinRule.FurtherRuns(values, new Precision(0.01, true))}", luck["further_runs"]);
        Assert.Equal(("2 %", "", ""), (luck["precision"], luck["p05"], luck["p95"]));

        var ignorance = rows.Where(row => row["spread"] == "ignorance" && row["measure"] == "calls_end").ToList();
        Assert.Equal([("1", ""), ("0.8", "")], ignorance.Select(row => (row["market.handset_price_factor"], row["adoption.social_weight"])));
        Assert.All(ignorance, row => Assert.Equal(("3", "", ""), (row["runs"], row["interval90_low"], row["further_runs"])));
    }

    [Fact]
    public async Task A_failed_run_is_a_row_with_where_and_why()
    {
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() => Interlocked.Increment(ref runs) == 4 ? new FakeRun(error: "the floor is wet") : new FakeRun());

        var result = await RunAsync(ExperimentYaml.Small, "--parallel", "1");

        Assert.Equal(ExitStatus.Done, result.Status);
        var failed = Assert.Single(Rows("results.csv"), row => row["status"] == "failed");
        Assert.Equal(12, Rows("results.csv").Count);
        Assert.Matches(@"^tick 1[34] \(2000-\d\d-\d\d\): the floor is wet$", failed["error"]);
        Assert.Equal(("4", "3", "", ""), (failed["point"], failed["seed"], failed["calls_end"], failed["digest"]));
        Assert.Contains("--seed 3 ", failed["command"], StringComparison.Ordinal);
        Assert.Contains("1 failed (point 4, seed 3: tick 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("failed       1 runs, the first at point 4 with seed 3: tick 1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unexpected_error_of_one_run_is_a_row_too()
    {
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() =>
        {
            var run = new FakeRun();
            if (Interlocked.Increment(ref runs) == 4)
            {
                run.Losses.Enqueue(new NotSupportedException("the floor is wet"));
            }

            return run;
        });

        var result = await RunAsync(ExperimentYaml.Small, "--parallel", "1", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal("NotSupportedException: the floor is wet", Assert.Single(Rows("results.csv"), row => row["status"] == "failed")["error"]);
        Assert.Equal(12, Rows("results.csv").Count);
    }

    [Fact]
    public async Task A_silo_that_answers_late_fails_no_run()
    {
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() =>
        {
            var run = new FakeRun();
            if (Interlocked.Increment(ref runs) == 4)
            {
                run.Losses.Enqueue(new TimeoutException());
            }

            return run;
        });

        await RunAsync(ExperimentYaml.Small, "--parallel", "1", "--quiet");

        Assert.All(Rows("results.csv"), row => Assert.Equal("done", row["status"]));
    }

    [Fact]
    public async Task Point_that_breaks_a_nation_rule_is_refused()
    {
        // Each value is within its range, but together they break a rule of the nation.
        var text = ExperimentYaml
            .Small.Replace(
                "adoption.social_weight: { from: 1, to: 4, log: true }",
                "people.work.fisher.urban_share: { from: 20, to: 60 }",
                StringComparison.Ordinal
            )
            .Replace("market.handset_price_factor: [1, 0.8]", "people.work.clerk.urban_share: [65]", StringComparison.Ordinal);

        var check = await RunAsync(text, "--quiet");

        Assert.Equal(ExitStatus.Refused, check.Status);
        Assert.Contains("people.work", check.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.PathTo("experiments")));
    }

    [Fact]
    public async Task Progress_says_first_how_many_runs_and_how_long()
    {
        var result = await RunAsync(ExperimentYaml.Small, "--parallel", "3");

        var lines = result.Error.Split('\n');
        Assert.Equal("2 combinations of levers x 3 points of the design x 2 seeds = 12 runs; 3 at once.", lines[0]);
        Assert.Matches(@"^The first run took [\d.]+ s\. 12 runs, 3 at once, need about \d+ s and [\d.]+ GB\.$", lines[1]);
        Assert.Contains(lines, line => line.StartsWith("12 of 12 runs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_experiment_beyond_its_limit_is_refused_and_leaves_nothing()
    {
        var result = await RunAsync(ExperimentYaml.Small + "limit: { memory: 1MB }\n", "--quiet");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Matches(@"small\.yaml: limit\.memory is 0\.0 GB, which is too little\. The first run took .* Nothing was written\.", result.Error);
        Assert.Equal(["small.yaml"], _cli.Everything());
    }

    [Fact]
    public async Task Json_is_the_manifest_alone()
    {
        var result = await RunAsync(ExperimentYaml.Small, "--json");

        var manifest = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("done", manifest.GetProperty("status").GetString());
        Assert.Equal(
            (12, 12, 0),
            (manifest.GetProperty("runs").GetInt32(), manifest.GetProperty("done").GetInt32(), manifest.GetProperty("failed").GetInt32())
        );
        Assert.Equal(JsonOf("experiments", "small").ToString(), manifest.ToString());
    }

    [Fact]
    public async Task A_cancelled_run_is_deleted_after_its_start()
    {
        using var cancel = new CancellationTokenSource();
        var (starting, wasDeleted) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), false);
        FakeRun? run = null;
        _cli.Clusters = FakeClusters.Of(() =>
            run = new FakeRun
            {
                OnStart = () =>
                {
                    cancel.Cancel();
                    _ = Task.Run(() =>
                    {
                        wasDeleted = run!.IsDeleted;
                        starting.SetResult();
                    });
                    return starting.Task;
                },
            }
        );
        await File.WriteAllTextAsync(_cli.PathTo("small.yaml"), ExperimentYaml.Small);

        var result = await _cli.InvokeAsync(cancel.Token, "experiment", "run", _cli.PathTo("small.yaml"), "--quiet", "--parallel", "1");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Equal((false, true), (wasDeleted, run!.IsDeleted));
    }

    [Fact]
    public async Task Finished_runs_are_deleted_at_once()
    {
        var (begun, most) = (new List<FakeRun>(), 0);
        _cli.Clusters = FakeClusters.Of(() =>
        {
            lock (begun)
            {
                begun.Add(new FakeRun());
                most = Math.Max(most, begun.Count(run => !run.IsDeleted));
                return begun[^1];
            }
        });

        await RunAsync(ExperimentYaml.Small, "--quiet", "--parallel", "2");

        Assert.Equal(12, begun.Count);
        Assert.All(begun, run => Assert.True(run.IsDeleted));
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task All_points_get_more_seeds_until_the_interval_is_narrow()
    {
        var text =
            ExperimentYaml.Small.Replace("count: 2", "count: 16", StringComparison.Ordinal) + "until: { interval_of: subscribers@end, narrower_than: 1.4 % }\n";

        var result = await RunAsync(text, "--quiet", "--json");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        var rows = Rows("results.csv");
        var first = rows.Where(row => row.Integer("seed") < 3 + 16)
            .GroupBy(row => row["point"])
            .Select(point => point.OrderBy(row => row.Integer("seed")).Select(row => row.Number("subscribers_end")).ToArray())
            .ToList();
        var needed = SteinRule.Runs(first, new Precision(0.007, true))!.Value;
        Assert.InRange(needed, 18, 60);
        Assert.Equal(6 * needed, rows.Count);
        var precision = JsonDocument.Parse(result.Output).RootElement.GetProperty("precision");
        Assert.Equal((needed, true), (precision.GetProperty("neededSeeds").GetInt32(), precision.GetProperty("isReached").GetBoolean()));
    }

    [Fact]
    public async Task At_most_so_many_seeds_are_added()
    {
        var text =
            ExperimentYaml.Small.Replace("count: 2", "count: 16", StringComparison.Ordinal)
            + "until: { interval_of: subscribers@end, narrower_than: 1.4 %, at_most: 17 }\n";

        var result = await RunAsync(text, "--quiet", "--json");

        Assert.Equal(6 * 17, Rows("results.csv").Count);
        Assert.False(JsonDocument.Parse(result.Output).RootElement.GetProperty("precision").GetProperty("isReached").GetBoolean());
    }

    [Fact]
    public async Task Too_few_first_seeds_for_a_precision_are_refused()
    {
        var result = await RunAsync(ExperimentYaml.Small + "until: { interval_of: subscribers@end, narrower_than: 2 % }\n", "--quiet");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains(":5: seeds.count is '2'; expected at least 16 with `until`", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_an_experiment_are_not_overwritten()
    {
        await RunAsync(ExperimentYaml.Small, "--quiet");
        var before = Text("small", "results.csv");

        var result = await RunAsync(ExperimentYaml.Small, "--quiet");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("holds an experiment, which `adoptsim experiment resume", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Text("small", "results.csv"));
    }

    [Fact]
    public async Task Show_prints_the_summary_again()
    {
        var run = await RunAsync(ExperimentYaml.Small, "--quiet");

        var show = await _cli.InvokeAsync("experiment", "show", "small");

        Assert.Equal((ExitStatus.Done, ""), (show.Status, show.Error));
        Assert.Equal(run.Output, show.Output);
        Assert.Contains("It does not narrow with more runs.", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_is_one_row_for_each_run_measure_and_date()
    {
        await RunAsync(ExperimentYaml.Small, "--quiet");

        var export = await _cli.InvokeAsync("experiment", "export", "small", "all.csv");

        Assert.Equal((ExitStatus.Done, ""), (export.Status, export.Error));
        var rows = CsvText.Read(_cli.PathTo("all.csv"));
        Assert.Equal(12 * (6 + 6), rows.Count);
        Assert.Contains("all.csv: 144 rows", export.Output, StringComparison.Ordinal);
        var row = rows.First(each => each["measure"] == "calls");
        Assert.Equal(Rows("results.csv").Single(each => each["point"] == row["point"] && each["seed"] == row["seed"])["calls_end"], row["value"]);
        Assert.Equal("calls", row["unit"]);
    }

    private List<Dictionary<string, string>> Rows(string file) => CsvText.Read(_cli.PathTo("experiments", "small", file));

    private string Text(string experiment, string file) => File.ReadAllText(_cli.PathTo("experiments", experiment, file));

    private JsonElement JsonOf(params string[] folder) => JsonDocument.Parse(File.ReadAllText(_cli.PathTo([.. folder, "manifest.json"]))).RootElement;

    private async Task<CliResult> RunAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(_cli.PathTo("small.yaml"), text);
        return await _cli.InvokeAsync(["experiment", "run", _cli.PathTo("small.yaml"), .. options]);
    }
}
