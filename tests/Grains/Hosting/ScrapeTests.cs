using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Grains.Tests.Experiments;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;
using Microsoft.AspNetCore.Builder;

namespace AdoptionSim.Grains.Tests.Hosting;

/// <summary>Tests the metrics of a run on two silos, at <c>/metrics</c> in Prometheus format.</summary>
public sealed class ScrapeTests : IAsyncLifetime
{
    private const string Name = "scraped";
    private const string Experiment = "price";
    private static readonly SmallRun Small = new(Name) { Scale = 0.1 };

    private static readonly string[] OfHistogram = ["_bucket", "_sum", "_count"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-scrape-");
    private readonly List<WebApplication> _silos = [];
    private readonly int[] _ports = FreePorts.Take(6);
    private readonly HttpClient _http = new();
    private RemoteCluster _client = null!;
    private RunProgress _progress = null!;

    private string Cluster => $"scrape-{_ports[0]}";

    private IRun Run => _client.Grains.GetGrain<IRun>(Name);

    public async ValueTask InitializeAsync()
    {
        await Start(0);
        await Start(3);
        _client = await RemoteCluster.ConnectAsync($"127.0.0.1:{_ports[1]}", Cluster, "adoptsim");
        await Run.Start(Small.Specification() with { Checkpoints = new CheckpointInterval(0, 10) });
        _progress = await Run.ToEnd();
        await _client.Grains.GetGrain<IExperiments>(IExperiments.Key).Report(Reports.Of(Experiment));
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        foreach (var silo in Enumerable.Reverse(_silos))
        {
            using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
            await silo.StopAsync(atOnce.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await silo.DisposeAsync();
        }

        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Exactly_the_declared_metrics_are_exposed()
    {
        var (one, other) = await Read();
        foreach (var metric in Assert.AtLeastOne(Vocabulary.All))
        {
            var scrape = one.Types.ContainsKey(metric.Name) ? one : other;
            Assert.Equal(
                (metric.Name, metric.Kind.ToString().ToLowerInvariant(), metric.Help),
                (metric.Name, scrape.Types.GetValueOrDefault(metric.Name), scrape.Helps.GetValueOrDefault(metric.Name))
            );
            Assert.All(Samples(scrape, metric), sample =>
                Assert.Equal(metric.Tags.Order(StringComparer.Ordinal), sample.Labels.Keys.Where(label => label != "le").Order(StringComparer.Ordinal))
            );
            Assert.NotEmpty(Samples(scrape, metric));
        }

        Assert.Empty(
            one.Types.Keys.Concat(other.Types.Keys)
                .Where(name => name.StartsWith("adoptsim", StringComparison.Ordinal))
                .Except(Vocabulary.All.Select(metric => metric.Name))
        );
    }

    [Fact]
    public async Task One_silo_exposes_reported_experiment_and_cluster_lists_it()
    {
        var (one, other) = await Read();
        var listed = await _client.Grains.GetGrain<IExperiments>(IExperiments.Key).List();

        Assert.Single(one.Samples.Concat(other.Samples), sample => sample.Name == "adoptsim_experiment_info" && sample.Labels["experiment"] == Experiment);
        Assert.Equivalent(Reports.Of(Experiment), Assert.Single(listed).Report);
    }

    [Fact]
    public async Task Metrics_of_the_leader_equal_the_run()
    {
        var lead = await Lead();
        var rows = await Run.Rows(new Tick(0), int.MaxValue);

        Assert.Equal(_progress.Subscribers, Math.Round(lead.Sum("adoptsim_subscribers", Name), MidpointRounding.AwayFromZero));
        Assert.Equal(SumOf(PhoneMeasures.GrossAdditions), lead.Sum("adoptsim_gross_additions_total", Name) * Small.Scale, 6);
        Assert.Equal(
            (53, 53, 53),
            (lead.Sum("adoptsim_tick", Name), lead.Sum("adoptsim_planned_ticks", Name), lead.Sum("adoptsim_tick_duration_seconds_count", Name))
        );
        Assert.Equal(
            new DateTimeOffset(_progress.Date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds(),
            lead.Sum("adoptsim_simulated_date_seconds", Name)
        );
        Assert.Equal(_progress.CrossSiloBytes, lead.Sum("adoptsim_cross_silo_bytes_total", Name));
        Assert.Equal((double?)_progress.Checkpoint, lead.Sum("adoptsim_checkpoint_tick", Name));
        Assert.Equal("done", Assert.Single(lead.Samples, sample => sample.Name == "adoptsim_run_state" && sample.Value == 1).Labels["state"]);

        long SumOf(Measure measure) => rows.Sum(row => row.Districts.Where((_, index) => index % Measures.Count == (int)measure).Sum());
    }

    [Fact]
    public async Task One_silo_exposes_the_model_and_each_its_own_work()
    {
        var (one, other) = await Read();

        Assert.NotEqual(one.Has("adoptsim_subscribers", Name), other.Has("adoptsim_subscribers", Name));
        Assert.Equal(7, one.Sum("adoptsim_silo_districts", Name) + other.Sum("adoptsim_silo_districts", Name));
        Assert.Equal(_progress.Citizens, one.Sum("adoptsim_silo_citizens", Name) + other.Sum("adoptsim_silo_citizens", Name));
        Assert.Equal(53 * _progress.Citizens, one.Sum("adoptsim_citizen_ticks_total", Name) + other.Sum("adoptsim_citizen_ticks_total", Name));
        Assert.Equal(0, one.Sum("adoptsim_replayed_ticks_total", Name) + other.Sum("adoptsim_replayed_ticks_total", Name));
    }

    [Fact]
    public async Task Runtime_and_Orleans_metrics_are_exposed_except_full_activation_scans()
    {
        var (one, _) = await Read();

        Assert.Contains("dotnet_gc_pause_time_seconds_total", one.Types.Keys);
        Assert.Contains("dotnet_process_memory_working_set_bytes", one.Types.Keys);
        Assert.Contains("orleans_catalog_activations", one.Types.Keys);
        Assert.DoesNotContain(one.Types.Keys, name => name.StartsWith("orleans_messaging_processing_activation_data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_silo_exposes_a_deleted_run()
    {
        await Run.Delete();

        // Histograms of removed runs are read a last time.
        await Read();
        var (one, other) = await Read();

        Assert.DoesNotContain(one.Samples.Concat(other.Samples), sample => sample.Labels.GetValueOrDefault("run") == Name);
    }

    private static IEnumerable<(string Name, Dictionary<string, string> Labels, double Value)> Samples(Scrape scrape, Metric metric) =>
        scrape.Samples.Where(sample =>
            sample.Name == metric.Name || (metric.Kind == MetricKind.Histogram && OfHistogram.Any(part => sample.Name == metric.Name + part))
        );

    private async Task Start(int first)
    {
        var silo = SiloHost.Build([
            "--Silo:SiloPort",
            $"{_ports[first]}",
            "--Silo:PrimaryPort",
            $"{_ports[0]}",
            "--Silo:GatewayPort",
            $"{_ports[first + 1]}",
            "--Silo:HttpPort",
            $"{_ports[first + 2]}",
            "--Silo:ClusterId",
            Cluster,
            "--Checkpoints:Store",
            "files",
            "--Checkpoints:Folder",
            _folder.FullName,
            "--Logging:LogLevel:Default",
            "Error",
            "--Logging:LogLevel:AdoptionSim",
            "Error",
        ]);
        _silos.Add(silo);
        await silo.StartAsync();
    }

    private async Task<(Scrape One, Scrape Other)> Read() => (await Scrape.Get(_http, _ports[2]), await Scrape.Get(_http, _ports[5]));

    private async Task<Scrape> Lead()
    {
        var (one, other) = await Read();
        return one.Has("adoptsim_tick", Name) ? one : other;
    }
}
