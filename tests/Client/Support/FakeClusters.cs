using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>Clusters in which every key of an interface is the grain that the test made for it.</summary>
internal sealed class FakeClusters(Func<Type, string, object> grains) : IClusters
{
    /// <summary>Every start has a run of its own.</summary>
    public static FakeClusters Of(Func<FakeRun> run) => new((_, _) => run());

    public List<string> Keys { get; } = [];

    public int Started { get; private set; }

    public Task<ICluster> StartAsync(int silos, bool gateway, string? checkpoints, CancellationToken cancellation)
    {
        Started++;
        return Task.FromResult<ICluster>(new FakeCluster(this, gateway ? new ClusterAddress("127.0.0.1:12345", "cluster", "service") : null));
    }

    public Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancellation) => Task.FromResult<ICluster>(new FakeCluster(this, address));

    private sealed class FakeCluster(FakeClusters clusters, ClusterAddress? address) : ICluster
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
