using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Tests.Running;

public sealed class ReplicatesTests : IDisposable
{
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
            Assert.Equal(manifest.GetProperty("digest").GetString(), Json("manifest.json").GetProperty("replicates")[replicate - 1].GetProperty("digest").GetString());
            Assert.True(File.Exists(_cli.PathTo("out", "replicates", $"{replicate}", "districts.csv")));
        }
    }

    [Fact]
    public async Task Bands_are_the_mean_and_the_percentiles_over_the_replicates()
    {
        await RunAsync();

        var band = CsvText.Read(_cli.PathTo("out", "bands.csv")).Last(row => row["column"] == "gross_additions");
        double[] values = [.. Enumerable.Range(1, 3).Select(replicate =>
            CsvText.Read(_cli.PathTo("out", "replicates", $"{replicate}", "national.csv")).Single(row => row["date"] == band["date"]).Number("gross_additions"))];
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

    private async Task RunAsync()
    {
        var result = await _cli.InvokeAsync("run", "islandia", "--seed", "41", "--replicates", "3", "--out", "out", "--quiet");
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private JsonElement Json(params string[] parts) => JsonDocument.Parse(File.ReadAllText(_cli.PathTo(["out", .. parts]))).RootElement;
}
