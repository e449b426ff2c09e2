using System.Runtime.InteropServices;
using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>Fake clusters in which the test supplies the grain for every interface and key.</summary>
internal sealed class FakeClusters(Func<Type, string, object> grains) : IClusters
{
    /// <summary>Returns clusters in which every name has a new run at each start.</summary>
    public static FakeClusters Of(Func<FakeRun> run) => new((_, _) => run());

    public List<string> Keys { get; } = [];

    public int Started { get; private set; }

    /// <summary>The checkpoint folder of the last start.</summary>
    public string? Checkpoints { get; private set; }

    /// <summary>The number of silos of the last start.</summary>
    public int Silos { get; private set; }

    /// <summary>The number of silos that a stored run had.</summary>
    public int StoredSilos { get; set; } = 1;

    /// <summary>Called with the checkpoint folder at each start.</summary>
    public Action<string> OnCheckpoints { get; set; } = _ => { };

    /// <summary>The addresses to which clients have connected.</summary>
    public List<ClusterAddress> Connected { get; } = [];

    /// <summary>Returns true if a cluster answers at an address.</summary>
    public Func<ClusterAddress, bool> Answers { get; set; } = _ => true;

    /// <summary>The ports on which metrics are served now.</summary>
    public List<int> MetricsPorts { get; } = [];

    /// <summary>The progress reported to the metrics page for runs of other silos.</summary>
    public List<(string Run, RunProgress Progress)> Reported { get; } = [];

    /// <summary>The experiment that the metrics page exposes; null if it exposes none.</summary>
    public Func<ExperimentReport>? Watched { get; private set; }

    /// <summary>Called when the metrics page begins to expose an experiment.</summary>
    public Action OnWatched { get; set; } = () => { };

    /// <summary>True if the metrics page exposes the silos of this process, too.</summary>
    public bool AreSilosExposed { get; private set; }

    /// <summary>Returns a grain as the test supplies it.</summary>
    public object GrainOf(Type type) => Make(type, "");

    public Task<string> DiagnoseAsync(ClusterAddress address) => Task.FromResult("Nobody is there.");

    public Task<IMetrics> OfferMetricsAsync(int port, bool ofSilos, Action<string> warn)
    {
        MetricsPorts.Add(port);
        AreSilosExposed = ofSilos;
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
        public Action<RunProgress> Follow(RunSpecification specification) => progress => clusters.Reported.Add((specification.Name, progress));

        public void Watch(Func<ExperimentReport> report)
        {
            clusters.Watched = report;
            clusters.OnWatched();
        }

        public ValueTask DisposeAsync()
        {
            clusters.MetricsPorts.Remove(port);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Connection(FakeClusters clusters, ClusterAddress? address) : ICluster
    {
        private readonly Dictionary<(Type, string), object> _grains = [];

        public ClusterAddress? Address => address;

        public TGrain Grain<TGrain>(string key)
            where TGrain : class, IGrainWithStringKey
        {
            // An experiment has several runs at once.
            lock (clusters.Keys)
            {
                clusters.Keys.Add(key);
                return (TGrain)(CollectionsMarshal.GetValueRefOrAddDefault(_grains, (typeof(TGrain), key), out _) ??= clusters.Make(typeof(TGrain), key));
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private object Make(Type type, string key) => grains(type, key);
}
