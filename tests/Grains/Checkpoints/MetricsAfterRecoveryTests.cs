using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Grains.Tests.Hosting;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Telemetry;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>Tests the metrics of a run that goes back to a checkpoint.</summary>
public sealed class MetricsAfterRecoveryTests
{
    private static readonly string[] Growing =
    [
        .. Vocabulary.All.Where(metric => metric.Kind == MetricKind.Counter && metric.Tags.Contains(Vocabulary.Province)).Select(metric => metric.Name),
        "adoptsim_tick",
        "adoptsim_simulated_date_seconds",
    ];

    [Fact]
    public async Task Metrics_neither_fall_nor_double_after_a_recovery()
    {
        var folder = Directory.CreateTempSubdirectory("adoptsim-metrics-");
        var small = new SmallRun("again") { Scale = 0.1, Ticks = 60 };
        await using var page = await MetricsPage.StartAsync(FreePorts.Take(1)[0]);
        using var http = new HttpClient();
        Dictionary<string, double> before;
        await using (var first = await EmbeddedCluster.StartAsync(new EmbeddedOptions(1, Checkpoints: folder.FullName, Metrics: page)))
        {
            // The silo ends a while after the checkpoint at tick 20.
            var run = first.Grains.GetGrain<IRun>(small.Name);
            await run.Start(small.Specification() with { Checkpoints = new CheckpointInterval(0, 10), Pace = 10 });
            await run.Reach(new Tick(25));

            before = await Read();
        }

        await using var second = await EmbeddedCluster.StartAsync(new EmbeddedOptions(1, Checkpoints: folder.FullName, Metrics: page));
        var again = second.Grains.GetGrain<IRun>(small.Name);
        await again.Resume();
        var least = before;
        do
        {
            var read = await Read();
            Assert.All(Growing, name => Assert.True(read[name] >= least[name], $"{name} fell from {least[name]} to {read[name]}"));
            least = read;
        } while (await again.Progress() is { State: RunState.Preparing or RunState.Running });

        // The last ticks may have been done since the last look.
        var end = await Read();
        Assert.All(Growing, name => Assert.True(end[name] >= least[name], $"{name} fell from {least[name]} to {end[name]}"));
        var straight = await Straight(second, small);
        Assert.Equal(RunState.Done, (await again.Progress()).State);
        Assert.Equal(60, end["adoptsim_tick"]);
        Assert.Equal(straight, end["adoptsim_gross_additions_total"] * small.Scale, 6);

        async Task<Dictionary<string, double>> Read()
        {
            var scrape = Scrape.Of(await http.GetStringAsync(page.Address));
            return Growing.ToDictionary(name => name, name => scrape.Sum(name, small.Name));
        }
    }

    private static async Task<double> Straight(EmbeddedCluster cluster, SmallRun small)
    {
        var run = await (small with { Name = "straight" }).Start(cluster.Grains);
        await run.ToEnd();
        var rows = await run.Rows(new Tick(0), int.MaxValue);
        return rows.Sum(row => row.Districts.Where((_, index) => index % Measures.Count == (int)PhoneMeasures.GrossAdditions).Sum());
    }
}
