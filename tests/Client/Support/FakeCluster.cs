using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>Fake grains of a cluster. Its silos are the fake processes, its runs are set by the test.</summary>
internal sealed class FakeCluster(FakeSilos processes)
{
    public static readonly DateTimeOffset Began = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    public Dictionary<string, FakeRun> Runs { get; } = [];

    public List<string> Deleted { get; } = [];

    /// <summary>True if its silos answer.</summary>
    public bool Answers { get; set; } = true;

    public FakeClusters Clusters => new(Make);

    private object Make(Type type, string key) =>
        type == typeof(ISilos) ? new Silos(this, processes)
        : type == typeof(IRuns) ? new AllRuns(this)
        : Runs.TryGetValue(key, out var run) ? run
        : Runs[key] = new FakeRun();

    private sealed class Silos(FakeCluster cluster, FakeSilos processes) : ISilos
    {
        public Task Pulse() => Task.CompletedTask;

        public Task<SiloVersion> Version() => Task.FromResult(new SiloVersion(SiloVersion.CurrentProtocol, 5));

        public Task<SiloView[]> List() =>
            !cluster.Answers
                ? throw new TimeoutException()
                : Task.FromResult(
                    processes
                        .Alive.Select(silo => new SiloView(
                            $"S127.0.0.1:{silo.Value["--Silo:SiloPort"]}:1",
                            $"127.0.0.1:{silo.Value["--Silo:SiloPort"]}",
                            silo.Key,
                            "active",
                            7,
                            1_234,
                            1 << 20,
                            $"http://127.0.0.1:{silo.Value["--Silo:HttpPort"]}/metrics",
                            0.07,
                            2
                        ))
                        .ToArray()
                );
    }

    private sealed class AllRuns(FakeCluster cluster) : IRuns
    {
        /// <summary>Returns one run per page. Each run began one clock tick after the run that was added before it.</summary>
        public async Task<RunPage> Page(string? after)
        {
            var rest = cluster
                .Runs.Index()
                .Where(run => !run.Item.Value.IsDeleted && string.CompareOrdinal(run.Item.Key, after) > 0)
                .OrderBy(run => run.Item.Key, StringComparer.Ordinal)
                .Take(2)
                .ToArray();
            return rest is [var (number, (name, run)), ..]
                ? new RunPage(
                    [new RunEntry(name, "islandia", run.Specification.Seed, run.Specification.Scale, Began.AddTicks(number), await run.Progress())],
                    rest.Length > 1 ? name : null
                )
                : new RunPage([], null);
        }
    }
}
