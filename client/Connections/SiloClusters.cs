using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;
using AdoptionSim.Silo.Telemetry;
using AdoptionSim.Silo.Tls;

namespace AdoptionSim.Client.Connections;

/// <summary>Implements <see cref="IClusters"/> with the silo project's embedded and remote clusters.</summary>
internal sealed class SiloClusters : IClusters
{
    private readonly Lazy<TlsIdentity?> _tls = new(() => ClientTls.Read(Environment.GetEnvironmentVariable));
    private MetricsPage? _metrics;

    public async Task<ICluster> StartAsync(int silos, bool gateway, string? checkpoints, CancellationToken cancellation)
    {
        var cluster = await EmbeddedCluster.StartAsync(
            new EmbeddedOptions(silos, gateway, checkpoints, _metrics, gateway ? ClientTls.ForOwnSilos(_tls.Value) : null),
            cancellation
        );
        var address = cluster.GatewayAddress is { } opened ? new ClusterAddress(opened, cluster.ClusterId, cluster.ServiceId) : null;
        return new GrainCluster(cluster.Grains, address, cluster);
    }

    public Task<int> SilosOfAsync(string checkpoints) => EmbeddedCluster.SilosOfAsync(checkpoints);

    public async Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancellation)
    {
        var cluster = await RemoteCluster.ConnectAsync(address.Gateway, address.ClusterId, address.ServiceId, _tls.Value, cancellation);
        return new GrainCluster(cluster.Grains, address, cluster, () => cluster.Passage, () => GatewayProbe.AreGoneAsync(address.Gateway));
    }

    public Task<string> DiagnoseAsync(ClusterAddress address) => GatewayDiagnosis.OfAsync(address.Gateway, address.ClusterId);

    public async Task<IMetrics> OfferMetricsAsync(int port, bool ofSilos, Action<string> warn)
    {
        try
        {
            var page = await MetricsPage.StartAsync(port);
            page.Warn = warn;
            _metrics = ofSilos ? page : null;
            return new Metrics(page);
        }
        catch (StartException error)
        {
            throw new RefusedException($"--metrics-port is '{port}'; expected a free port of 127.0.0.1: {error.Message}", error);
        }
    }

    private sealed class Metrics(MetricsPage page) : IMetrics
    {
        public Action<RunProgress> Follow(RunSpecification specification) => page.Follow(specification);

        public void Watch(Func<ExperimentReport> report) => page.Watch(report);

        public ValueTask DisposeAsync() => page.DisposeAsync();
    }

    private sealed class GrainCluster(
        IGrainFactory grains,
        ClusterAddress? address,
        IAsyncDisposable owner,
        Func<CancellationToken>? passage = null,
        Func<Task<bool>>? isGone = null
    ) : ICluster
    {
        public ClusterAddress? Address => address;

        public CancellationToken Passage => passage?.Invoke() ?? CancellationToken.None;

        public Task<bool> IsGoneAsync() => isGone?.Invoke() ?? Task.FromResult(false);

        public TGrain Grain<TGrain>(string key)
            where TGrain : class, IGrainWithStringKey => grains.GetGrain<TGrain>(key);

        public ValueTask DisposeAsync() => owner.DisposeAsync();
    }
}
