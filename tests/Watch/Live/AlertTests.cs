using System.Text.RegularExpressions;
using AdoptionSim.Tests.Support.Limits;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>Tests the alerts with real faults; only their waiting times are shortened.</summary>
public sealed partial class AlertTests : IDisposable
{
    private static readonly string[] Both = ["RunStalled", "SiloLost"];

    private readonly string _ops = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_ops, recursive: true);

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Hanging_silos_and_their_stalled_run_raise_alerts()
    {
        CopyWithShortWaits();
        await using var watch = await WatchLocal.StartAsync(_ops);
        using var prometheus = new PrometheusApi(watch.Prometheus);
        await Tool.DoneAsync(watch.Folder, "run", "--cluster", "local", "--name", "held", "--scale", "0.001", "--pace", "1", "--detach");
        await TickPasses(prometheus, 5);
        Assert.Empty(Both.Intersect(await prometheus.FiringAsync()));

        var silos = watch.Silos;
        await Tool.SignalAsync("STOP", silos);
        try
        {
            await Until.True("both alerts fire", async () => !Both.Except(await prometheus.FiringAsync()).Any());
        }
        finally
        {
            await Tool.SignalAsync("CONT", silos);
        }

        await TickPasses(prometheus, await Tick(prometheus) + 1);
        await Until.True("neither fires", async () => !Both.Intersect(await prometheus.FiringAsync()).Any());
    }

    [Fact]
    public async Task A_killed_silo_raises_an_alert_and_the_run_continues()
    {
        CopyWithShortWaits();
        await using var watch = await WatchLocal.StartAsync(_ops);
        using var prometheus = new PrometheusApi(watch.Prometheus);
        await Tool.DoneAsync(watch.Folder, "run", "--cluster", "local", "--name", "held", "--scale", "0.001", "--pace", "2", "--detach");
        await TickPasses(prometheus, 5);
        Assert.Empty(Both.Intersect(await prometheus.FiringAsync()));

        // Not the first silo, which holds the membership.
        await Tool.SignalAsync("KILL", watch.Silos[1]);

        await Until.True("the alert fires", async () => (await prometheus.FiringAsync()).Contains("SiloLost"));
        await TickPasses(prometheus, await Tick(prometheus) + 5);
        Assert.Equal(["SiloLost"], Both.Intersect(await prometheus.FiringAsync()));
    }

    /// <summary>Copies the script and the rules, with each alert raised after two seconds.</summary>
    private void CopyWithShortWaits()
    {
        foreach (
            var source in Assert.AtLeastOne(
                Directory.GetFiles(Paths.Prometheus, "*.yml", SearchOption.AllDirectories).Append(Path.Combine(Paths.Ops, "watch-local"))
            )
        )
        {
            var target = Path.Combine(_ops, Path.GetRelativePath(Paths.Ops, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, Waits().Replace(File.ReadAllText(source), "for: 2s"));
        }
    }

    private static Task TickPasses(PrometheusApi prometheus, double tick) => Until.True($"tick {tick} is done", async () => await Tick(prometheus) >= tick);

    private static async Task<double> Tick(PrometheusApi prometheus) =>
        (await prometheus.QueryAsync("run:adoptsim_tick:latest")).Select(series => series.Last).SingleOrDefault();

    [GeneratedRegex("for: [0-9]+[sm]")]
    private static partial Regex Waits();
}
