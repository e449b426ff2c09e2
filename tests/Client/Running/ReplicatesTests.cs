using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Client.Tests.Support;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Tests.Running;

public sealed class ReplicatesTests : IDisposable
{
    private static readonly string[] OfExecution = ["wallSeconds", "firstTickSeconds", "citizenTicksPerSecond", "peakWorkingSetBytes", "machine", "threads"];

    private static readonly string[] OfFolderAndExecution = ["wallSeconds", "machine", "parallel", "file", "continuedBy"];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Each_replicate_is_a_whole_run_with_the_next_seed()
    {
        var clusters = FakeClusters.Of(() => new FakeRun());
        _cli.Clusters = clusters;

        await RunAsync();

        Assert.Equal(1, clusters.Started);
        Assert.Equal(3, clusters.Keys.Distinct().Count());
        for (var replicate = 1; replicate <= 3; replicate++)
        {
            var manifest = Json("replicates", $"{replicate}", "manifest.json");
            Assert.Equal(40 + replicate, manifest.GetProperty("seed").GetInt32());
            Assert.Equal(
                manifest.GetProperty("digest").GetString(),
                Json("manifest.json").GetProperty("replicates")[replicate - 1].GetProperty("digest").GetString()
            );
            Assert.True(File.Exists(_cli.PathTo("out", "replicates", $"{replicate}", "districts.csv")));
        }
    }

    [Fact]
    public async Task Replicate_equals_the_single_run_of_its_seed()
    {
        await RunAsync();
        var alone = await _cli.InvokeAsync("run", "islandia", "--seed", "42", "--out", "alone", "--quiet");

        Assert.True(alone.Status == ExitStatus.Done, alone.Error);
        foreach (var table in Directory.GetFiles(_cli.PathTo("alone"), "*.csv").Select(Path.GetFileName))
        {
            Assert.Equal(await File.ReadAllTextAsync(_cli.PathTo("alone", table!)), await File.ReadAllTextAsync(_cli.PathTo("out", "replicates", "2", table!)));
        }
    }

    [Fact]
    public async Task Folder_has_the_files_of_an_experiment_with_one_point()
    {
        await RunAsync();

        Assert.Equal("point\n1\n", await File.ReadAllTextAsync(_cli.PathTo("out", "design.csv")));
        var rows = CsvText.Read(_cli.PathTo("out", "results.csv")).OrderBy(row => row["seed"], StringComparer.Ordinal).ToList();
        Assert.Equal([("1", "41", "done"), ("1", "42", "done"), ("1", "43", "done")], rows.Select(row => (row["point"], row["seed"], row["status"])));
        foreach (var (index, row) in rows.Index())
        {
            var run = Path.Combine("replicates", $"{index + 1}");
            var national = CsvText.Read(_cli.PathTo("out", run, "national.csv"));
            Assert.Equal(national[^1]["subscribers"], row["subscribers_end"]);
            Assert.Equal(Json(run, "manifest.json").GetProperty("digest").GetString(), row["digest"]);
            Assert.Equal($"adoptsim run islandia --seed {41 + index} --scale 1 --step week --until 2005-06-30", row["command"]);
            var series = CsvText.Read(_cli.PathTo("out", "series.csv")).Where(value => value["seed"] == row["seed"]).ToList();
            Assert.All(series, value => Assert.Equal(national.Single(day => day["date"] == value["date"])["subscribers"], value["value"]));
        }

        var mean = CsvText.Read(_cli.PathTo("out", "summary.csv")).Single(row => row["measure"] == "subscribers_end");
        Assert.Equal((3, rows.Average(row => row.Number("subscribers_end"))), (mean.Integer("runs"), mean.Number("mean")));
        Assert.Equal((3, 1, 41), (Number("runs"), Number("points"), Number("firstSeed")));
    }

    [Fact]
    public async Task Results_are_shown_and_exported_as_an_experiment()
    {
        await RunAsync("--set", "adoption.consider_rate=0.5");

        var shown = await _cli.InvokeAsync("experiment", "show", "out");
        var exported = await _cli.InvokeAsync("experiment", "export", "out", "all.csv");

        Assert.Contains("3 of 3 runs done", shown.Output, StringComparison.Ordinal);
        Assert.True(exported.Status == ExitStatus.Done, exported.Error);
        Assert.Contains("adoption.consider_rate: \"0.5\"", await File.ReadAllTextAsync(_cli.PathTo("out", "experiment.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experiment_resume_names_the_command_that_continues_replicates()
    {
        await InterruptAsync();
        var before = _cli.Everything();

        var result = await _cli.InvokeAsync("experiment", "resume", "out");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains($"--replicates 3 --out {_cli.PathTo("out")}` continues the run.", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Everything());
    }

    [Fact]
    public async Task Failed_replicate_is_a_row_and_runs_again()
    {
        _cli.Clusters = Named(name => name.EndsWith("-2", StringComparison.Ordinal) ? new FakeRun(error: "the floor is wet") : new FakeRun());

        var failed = await _cli.InvokeAsync("run", "islandia", "--seed", "41", "--replicates", "3", "--out", "out", "--quiet");

        Assert.Equal(ExitStatus.Failed, failed.Status);
        Assert.Contains("1 of 3 replicates failed; the first at point 1, seed 42: tick 1", failed.Error, StringComparison.Ordinal);
        Assert.Contains("the floor is wet The same command runs them again.", failed.Error, StringComparison.Ordinal);
        Assert.Equal(["done", "failed", "done"], StatusesOf());
        Assert.Equal("failed", CsvText.Read(_cli.PathTo("out", "results.csv")).Single(row => row["seed"] == "42")["status"]);
        Assert.Equal(2, Json("manifest.json").GetProperty("bands").GetProperty("runs").GetInt32());
        var export = await _cli.InvokeAsync("export", "--openmetrics", "out", "--out", "all.om");
        Assert.True(export.Status == ExitStatus.Done, export.Error);

        var clusters = FakeClusters.Of(() => new FakeRun());
        _cli.Clusters = clusters;
        await RunAsync();

        Assert.Single(clusters.Keys.Distinct());
        await AssertIsAsUninterruptedAsync();
    }

    [Fact]
    public async Task Finished_runs_are_deleted_from_the_silo()
    {
        var runs = new List<FakeRun>();
        _cli.Clusters = FakeClusters.Of(() =>
        {
            runs.Add(new FakeRun());
            return runs[^1];
        });

        await RunAsync();

        Assert.Equal(3, runs.Count);
        Assert.All(runs, run => Assert.True(run.IsDeleted));
    }

    [Fact]
    public async Task Bands_are_the_mean_and_the_percentiles_over_the_replicates()
    {
        await RunAsync();

        var band = CsvText.Read(_cli.PathTo("out", "bands.csv")).Last(row => row["column"] == "gross_additions");
        double[] values =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(replicate =>
                    CsvText
                        .Read(_cli.PathTo("out", "replicates", $"{replicate}", "national.csv"))
                        .Single(row => row["date"] == band["date"])
                        .Number("gross_additions")
                ),
        ];
        Assert.Equal(3, values.Distinct().Count());
        Assert.Equal(values.Mean(), band.Number("mean"), 3);
        Assert.Equal(values.Order().First() + (0.1 * (values.Median() - values.Min())), band.Number("p05"), 3);
        Assert.Equal(values.Max() - (0.1 * (values.Max() - values.Median())), band.Number("p95"), 3);
    }

    [Fact]
    public async Task Cancellation_keeps_finished_replicates_and_the_current_partial_one()
    {
        var result = await InterruptAsync();

        Assert.Equal("cancelled", Json("manifest.json").GetProperty("status").GetString());
        Assert.Equal("done", Json("replicates", "1", "manifest.json").GetProperty("status").GetString());
        Assert.Equal("cancelled", Json("replicates", "2", "manifest.json").GetProperty("status").GetString());
        Assert.Equal(["done", "cancelled"], StatusesOf());
        Assert.False(Directory.Exists(_cli.PathTo("out", "replicates", "3")));
        Assert.True(File.Exists(_cli.PathTo("out", "bands.csv")));
        Assert.Contains("Cancelled: 1 of 3 replicates are done. The same command continues.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bands_state_their_number_of_runs_and_their_definition()
    {
        await RunAsync();

        var rows = CsvText.Read(_cli.PathTo("out", "bands.csv"));
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.InRange(row.Integer("runs"), row["mean"].Length == 0 ? 0 : 1, 3));
        Assert.All(rows.Where(row => row["column"] == "subscribers"), row => Assert.Equal(3, row.Integer("runs")));

        // A share of zero has no value: replicate 1 has no goodwill before its first subscriber.
        Assert.Contains(rows, row => row.Integer("runs") < 3);
        var bands = Json("manifest.json").GetProperty("bands");
        Assert.Equal(3, bands.GetProperty("runs").GetInt32());
        Assert.Contains("5th and 95th percentile", bands.GetProperty("definition").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_command_continues_replicates_that_were_interrupted()
    {
        await InterruptAsync();
        var first = await File.ReadAllTextAsync(_cli.PathTo("out", "replicates", "1", "manifest.json"));
        var clusters = FakeClusters.Of(() => new FakeRun());
        _cli.Clusters = clusters;

        var result = await _cli.InvokeAsync("run", "islandia", "--seed", "41", "--replicates", "3", "--out", "out");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(2, clusters.Keys.Distinct().Count());
        Assert.Contains("1 of 3 replicates were done before the interruption", result.Error, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllTextAsync(_cli.PathTo("out", "replicates", "1", "manifest.json")));
        await AssertIsAsUninterruptedAsync();
    }

    [Fact]
    public async Task Same_command_continues_replicates_whose_process_was_killed()
    {
        await InterruptAsync();
        var manifest = _cli.PathTo("out", "manifest.json");
        await File.WriteAllTextAsync(
            manifest,
            (await File.ReadAllTextAsync(manifest)).Replace("\"status\": \"cancelled\"", "\"status\": \"running\"", StringComparison.Ordinal)
        );
        File.Delete(_cli.PathTo("out", "bands.csv"));
        File.Delete(_cli.PathTo("out", "replicates", "2", "manifest.json"));
        // Killed between the files of the first replicate and its row.
        var results = _cli.PathTo("out", "results.csv");
        await File.WriteAllTextAsync(results, (await File.ReadAllLinesAsync(results))[0] + "\n1,41,do");
        foreach (var (folder, file) in new[] { (_cli.PathTo("out"), "bands.csv"), (_cli.PathTo("out", "replicates", "2"), "national.csv") })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, ".claim"), "999999999 1\n");
            await File.WriteAllTextAsync(Path.Combine(folder, file + ".part"), "torn");
        }

        _cli.Clusters = FakeClusters.Of(() => new FakeRun());

        await RunAsync();

        await AssertIsAsUninterruptedAsync();
        Assert.DoesNotContain(_cli.Everything(), path => path.EndsWith(".part", StringComparison.Ordinal) || path.EndsWith(".claim", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("seed: 41 there, 42 asked for", "--seed", "42")]
    [InlineData("scale: 1 there, 0.5 asked for", "--seed", "41", "--scale", "0.5")]
    [InlineData("another scenario", "--seed", "41", "--set", "adoption.consider_rate=0.5")]
    public async Task Another_question_does_not_continue_interrupted_replicates(string expected, params string[] arguments)
    {
        await InterruptAsync();
        var before = _cli.Everything();

        var result = await _cli.InvokeAsync(["run", "islandia", "--replicates", "3", "--out", "out", "--quiet", .. arguments]);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Everything());
    }

    /// <summary>Runs one replicate after another, and cancels in the second.</summary>
    private async Task<CliResult> InterruptAsync()
    {
        using var cancellation = new CancellationTokenSource();
        _cli.Clusters = Named(name => name.EndsWith("-1", StringComparison.Ordinal) ? new FakeRun() : new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel));
        var result = await _cli.InvokeAsync(
            cancellation.Token,
            ["run", "islandia", "--seed", "41", "--replicates", "3", "--out", "out", "--quiet", "--threads", $"{Environment.ProcessorCount}"]
        );
        Assert.Equal(ExitStatus.Cancelled, result.Status);
        return result;
    }

    private static FakeClusters Named(Func<string, FakeRun> run) => new((_, name) => run(name));

    private IEnumerable<string?> StatusesOf() =>
        Json("manifest.json").GetProperty("replicates").EnumerateArray().Select(entry => entry.GetProperty("status").GetString());

    private int Number(string field) => Json("manifest.json").GetProperty(field).GetInt32();

    private async Task AssertIsAsUninterruptedAsync()
    {
        var result = await _cli.InvokeAsync("run", "islandia", "--seed", "41", "--replicates", "3", "--out", "whole", "--quiet");
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        foreach (var file in new[] { "bands.csv", "replicates/1/national.csv", "replicates/2/national.csv", "replicates/3/national.csv" })
        {
            Assert.Equal(await File.ReadAllTextAsync(_cli.PathTo("whole", file)), await File.ReadAllTextAsync(_cli.PathTo("out", file)));
        }

        foreach (var folder in new[] { "", "replicates/1", "replicates/2", "replicates/3" })
        {
            Assert.Equal(ManifestIn("whole", folder), ManifestIn("out", folder));
        }
    }

    /// <summary>Returns a manifest's fields except those about its folder and the execution of runs.</summary>
    private string ManifestIn(string run, string folder)
    {
        var fields = JsonNode.Parse(File.ReadAllText(_cli.PathTo(run, folder, "manifest.json")))!.AsObject();
        foreach (var field in folder.Length == 0 ? OfFolderAndExecution : OfExecution)
        {
            Assert.True(fields.Remove(field), $"{field} is not in the manifest");
        }

        return fields.ToJsonString();
    }

    private async Task RunAsync(params string[] further)
    {
        var result = await _cli.InvokeAsync(["run", "islandia", "--seed", "41", "--replicates", "3", "--out", "out", "--quiet", .. further]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private JsonElement Json(params string[] parts) => JsonDocument.Parse(File.ReadAllText(_cli.PathTo(["out", .. parts]))).RootElement;
}
