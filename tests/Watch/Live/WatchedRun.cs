using System.Globalization;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>A small experiment and a short run of the nation on two silos, scraped from start to end by a Prometheus with the shipped configuration.</summary>
public sealed class WatchedRun : IAsyncLifetime
{
    public const string Name = "watched";
    public const string Experiment = "small";
    public const string Collection = "A watched run";
    public const double Scale = 0.002;

    private const string ExperimentFile = """
        question: Do cheaper handsets bring more lines?
        base: islandia
        scale: 0.2
        end: 2001-12-31
        seeds: { count: 4 }
        levers:
          market.handset_price_factor: [1, 0.8]
        measures: [subscribers@end, calls@end]

        """;

    private static readonly RequiredProgram[] Programs = [Needs.Prometheus, Needs.Curl];

    private WatchLocal? _watch;
    private PrometheusApi? _prometheus;

    internal WatchLocal Watch => Started(_watch);

    internal PrometheusApi Prometheus => Started(_prometheus);

    /// <summary>The Unix time in seconds just before the run.</summary>
    internal double Start { get; private set; }

    internal double End { get; private set; }

    /// <summary>Starts the run. If a program is missing nothing starts, and <see cref="Watch"/> then skips the test that asks for it.</summary>
    public async ValueTask InitializeAsync()
    {
        if (!Needs.AreThere(Programs))
        {
            return;
        }

        _watch = await WatchLocal.StartAsync();
        _prometheus = new PrometheusApi(Watch.Prometheus);
        Start = (await Prometheus.QueryAsync("vector(time())"))[0].Last;
        await File.WriteAllTextAsync(Path.Combine(Watch.Folder, $"{Experiment}.yaml"), ExperimentFile);
        await Tool.DoneAsync(Watch.Folder, "experiment", "run", $"{Experiment}.yaml", "--cluster", "local", "--parallel", "1", "--quiet");
        await Tool.DoneAsync(
            Watch.Folder,
            "run",
            "--cluster",
            "local",
            "--name",
            Name,
            "--scale",
            Scale.ToString(CultureInfo.InvariantCulture),
            "--until",
            "2011-06-01",
            "--pace",
            "4",
            "--checkpoint-seconds",
            "5",
            "--quiet"
        );
        // Rules are evaluated one by one: when that of the state shows the end, others may still show an earlier reading, but not some seconds later.
        var state = $"run_state:adoptsim_run_state:latest{{run=\"{Name}\", state=\"done\"}}";
        await Until.True("Prometheus has seen the end of the run for some seconds", async () =>
        {
            var done = await Prometheus.QueryAsync($"({state} == 1) and ({state} offset 4s == 1)");
            End = done.Length > 0 ? done[0].Samples[0].Time : 0;
            return done.Length > 0;
        });
    }

    public async ValueTask DisposeAsync()
    {
        _prometheus?.Dispose();
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }
    }

    /// <summary>Returns a table of the run's results, without its header.</summary>
    internal IEnumerable<Dictionary<string, string>> Rows(string table) => RowsOf(Path.Combine(Watch.Folder, "runs", Name, table));

    /// <summary>Returns a table of the experiment's results, without its header.</summary>
    internal IEnumerable<Dictionary<string, string>> ExperimentRows(string table) => RowsOf(Path.Combine(Watch.Folder, "experiments", Experiment, table));

    private static IEnumerable<Dictionary<string, string>> RowsOf(string path)
    {
        var lines = File.ReadLines(path).Select(line => line.Split(','));
        var head = lines.First();
        return lines.Skip(1).Select(line => head.Zip(line).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    internal Task<Series[]> OverTheRun(string expression) => Prometheus.QueryRangeAsync(expression, Start, End);

    private static T Started<T>(T? part)
        where T : class
    {
        Needs.All(Programs);
        return part!;
    }
}

[CollectionDefinition(WatchedRun.Collection)]
public sealed class WatchedRunCollection : ICollectionFixture<WatchedRun>;
