using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;

namespace AdoptionSim.Client.Hosting;

/// <summary>The clusters of the project silo.</summary>
internal sealed class SiloClusters : IClusters
{
    public async Task<ICluster> StartAsync(int silos, bool gateway, string? checkpoints, CancellationToken cancellation)
    {
        var cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions(silos, gateway, checkpoints), cancellation);
        var address = cluster.GatewayAddress is { } opened ? new ClusterAddress(opened, cluster.ClusterId, cluster.ServiceId) : null;
        return new GrainCluster(cluster.Grains, address, cluster);
    }

    public Task<int> SilosOfAsync(string checkpoints) => EmbeddedCluster.SilosOfAsync(checkpoints);

    public async Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancellation)
    {
        var cluster = await RemoteCluster.ConnectAsync(address.Gateway, address.ClusterId, address.ServiceId, cancellation);
        return new GrainCluster(cluster.Grains, address, cluster, () => cluster.Passage);
    }

    private sealed class GrainCluster(IGrainFactory grains, ClusterAddress? address, IAsyncDisposable owner, Func<CancellationToken>? passage = null) : ICluster
    {
        public ClusterAddress? Address => address;

        public CancellationToken Passage => passage?.Invoke() ?? CancellationToken.None;

        public TGrain Grain<TGrain>(string key)
            where TGrain : class, IGrainWithStringKey => grains.GetGrain<TGrain>(key);

        public ValueTask DisposeAsync() => owner.DisposeAsync();
    }
}
