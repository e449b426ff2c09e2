using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Client.Tests.Support;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Tests.Running;

public sealed class ReplicatesTests : IDisposable
{
    private static readonly string[] OfTimeAndMachine = ["wallSeconds", "firstTickSeconds", "citizenTicksPerSecond", "peakWorkingSetBytes", "machine"];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Each_replicate_is_a_whole_run_with_the_next_seed_and_a_cluster_of_its_own()
    {
        var clusters = FakeClusters.Of(() => new FakeRun());
        _cli.Clusters = clusters;

        await RunAsync();

        Assert.Equal(3, clusters.Started);
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
    public async Task Cancelled_replicates_keep_those_that_are_done_and_the_rows_of_the_one_under_way()
    {
        using var cancellation = new CancellationTokenSource();
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() => ++runs == 1 ? new FakeRun() : new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel));

        var result = await _cli.InvokeAsync(cancellation.Token, "run", "islandia", "--replicates", "3", "--out", "out", "--quiet");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Equal("cancelled", Json("manifest.json").GetProperty("status").GetString());
        Assert.Equal("done", Json("replicates", "1", "manifest.json").GetProperty("status").GetString());
        Assert.Equal("cancelled", Json("replicates", "2", "manifest.json").GetProperty("status").GetString());
        Assert.False(Directory.Exists(_cli.PathTo("out", "replicates", "3")));
        Assert.True(File.Exists(_cli.PathTo("out", "bands.csv")));
    }

    [Fact]
    public async Task Bands_say_how_many_runs_they_are_of_and_how_they_are_defined()
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
        Assert.Equal(2, clusters.Started);
        Assert.Contains("1/3 was done before the interruption", result.Error, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllTextAsync(_cli.PathTo("out", "replicates", "1", "manifest.json")));
        await AssertIsAsUninterruptedAsync();
    }

    [Fact]
    public async Task Same_command_continues_replicates_whose_process_was_killed()
    {
        await InterruptAsync();
        File.Delete(_cli.PathTo("out", "manifest.json"));
        File.Delete(_cli.PathTo("out", "bands.csv"));
        Directory.Delete(_cli.PathTo("out", "replicates", "2"), recursive: true);
        Directory.CreateDirectory(_cli.PathTo("out", "replicates", "2"));
        foreach (var folder in new[] { _cli.PathTo("out"), _cli.PathTo("out", "replicates", "2") })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, ".claim"), "999999999 1\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "national.csv.part"), "torn");
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

    private async Task InterruptAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var runs = 0;
        _cli.Clusters = FakeClusters.Of(() => ++runs == 1 ? new FakeRun() : new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel));
        var result = await _cli.InvokeAsync(cancellation.Token, "run", "islandia", "--seed", "41", "--replicates", "3", "--out", "out", "--quiet");
        Assert.Equal(ExitStatus.Cancelled, result.Status);
    }

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

    /// <summary>Returns a manifest's fields except those about time and the machine.</summary>
    private string ManifestIn(string run, string folder)
    {
        var fields = JsonNode.Parse(File.ReadAllText(_cli.PathTo(run, folder, "manifest.json")))!.AsObject();
        foreach (var field in folder.Length == 0 ? OfTimeAndMachine.Intersect(["wallSeconds", "machine"]) : OfTimeAndMachine)
        {
            Assert.True(fields.Remove(field), $"{field} is not in the manifest");
        }

        return fields.ToJsonString();
    }

    private async Task RunAsync()
    {
        var result = await _cli.InvokeAsync("run", "islandia", "--seed", "41", "--replicates", "3", "--out", "out", "--quiet");
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private JsonElement Json(params string[] parts) => JsonDocument.Parse(File.ReadAllText(_cli.PathTo(["out", .. parts]))).RootElement;
}
