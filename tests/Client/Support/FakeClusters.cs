using AdoptionSim.Client.Hosting;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>Clusters in which every key of an interface is the grain that the test made for it.</summary>
internal sealed class FakeClusters(Func<Type, string, object> grains) : IClusters
{
    /// <summary>Every start has a run of its own.</summary>
    public static FakeClusters Of(Func<FakeRun> run) => new((_, _) => run());

    public List<string> Keys { get; } = [];

    public int Started { get; private set; }

    /// <summary>The folder for checkpoints that the last start was given.</summary>
    public string? Checkpoints { get; private set; }

    /// <summary>How many silos the last start was asked for.</summary>
    public int Silos { get; private set; }

    /// <summary>How many silos a run had that is stored.</summary>
    public int StoredSilos { get; set; } = 1;

    /// <summary>Called with that folder at each start.</summary>
    public Action<string> OnCheckpoints { get; set; } = _ => { };

    /// <summary>Where clients have connected to.</summary>
    public List<ClusterAddress> Connected { get; } = [];

    /// <summary>Whether anybody answers at an address.</summary>
    public Func<ClusterAddress, bool> Answers { get; set; } = _ => true;

    /// <summary>The ports at which metrics are offered now.</summary>
    public List<int> MetricsPorts { get; } = [];

    /// <summary>What was told there of runs of other silos.</summary>
    public List<(string Run, RunProgress Progress)> Told { get; } = [];

    public Task<string> DiagnoseAsync(ClusterAddress address) => Task.FromResult("Nobody is there.");

    public Task<IMetrics> OfferMetricsAsync(int port, Action<string> warn)
    {
        MetricsPorts.Add(port);
        return Task.FromResult<IMetrics>(new Metrics(this, port));
    }

    public Task<ICluster> StartAsync(int silos, bool gateway, string? checkpoints, CancellationToken cancellation)
    {
        Started++;
        Silos = silos;
        Checkpoints = checkpoints;
        if (checkpoints is not null)
        {
            OnCheckpoints(checkpoints);
        }

        return Task.FromResult<ICluster>(new Connection(this, gateway ? new ClusterAddress("127.0.0.1:12345", "cluster", "service") : null));
    }

    public Task<int> SilosOfAsync(string checkpoints) => Task.FromResult(StoredSilos);

    public Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancellation)
    {
        Connected.Add(address);
        return Answers(address) ? Task.FromResult<ICluster>(new Connection(this, address)) : throw new SiloUnavailableException("nobody is there");
    }

    private sealed class Metrics(FakeClusters clusters, int port) : IMetrics
    {
        public Action<RunProgress> Follow(RunSpecification specification) => progress => clusters.Told.Add((specification.Name, progress));

        public ValueTask DisposeAsync()
        {
            clusters.MetricsPorts.Remove(port);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Connection(FakeClusters clusters, ClusterAddress? address) : ICluster
    {
        public ClusterAddress? Address => address;

        public TGrain Grain<TGrain>(string key)
            where TGrain : class, IGrainWithStringKey
        {
            clusters.Keys.Add(key);
            return (TGrain)clusters.Make(typeof(TGrain), key);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private object Make(Type type, string key) => grains(type, key);
}
