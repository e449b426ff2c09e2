using AdoptionSim.Contracts.Clusters;
using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Files;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;
using AdoptionSim.Silo.Processes;
using AdoptionSim.Silo.Settings;
using AdoptionSim.Silo.Telemetry;
using AdoptionSim.Silo.Tls;

namespace AdoptionSim.Client.Connections;

/// <summary>
/// Everything that the client uses of the silo and of the model: embedded and remote clusters, and the rules that both programs share. All other files of the
/// client depend on the contracts and nations only.
/// </summary>
internal sealed class EmbeddedHost : IClusters
{
    private readonly Lazy<TlsIdentity?> _tls = new(() => Refusing(() => TlsIdentity.Read(TlsSettings.OfEnvironment(Environment.GetEnvironmentVariable))));
    private MetricsPage? _metrics;

    public async Task<ICluster> StartAsync(int silos, bool gateway, string? checkpoints, CancellationToken cancellation)
    {
        var cluster = await EmbeddedCluster.StartAsync(
            new EmbeddedOptions(silos, gateway, checkpoints, _metrics, gateway ? Refusing(() => _tls.Value?.ForSilo()) : null),
            cancellation
        );
        var address = cluster.GatewayAddress is { } opened ? new ClusterAddress(opened, cluster.ClusterId, cluster.ServiceId) : null;
        return new GrainCluster(cluster.Grains, address, cluster);
    }

    public Task<int> SilosOfAsync(string checkpoints) => EmbeddedCluster.SilosOfAsync(checkpoints);

    public async Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancellation)
    {
        try
        {
            var cluster = await RemoteCluster.ConnectAsync(address.Gateway, address.ClusterId, address.ServiceId, _tls.Value, cancellation);
            return new GrainCluster(cluster.Grains, address, cluster, () => cluster.Passage, () => GatewayProbe.AreGoneAsync(address.Gateway));
        }
        catch (ProtocolMismatchException error)
        {
            throw new ClusterException(error.Message, error);
        }
        catch (TlsException error)
        {
            throw new ClusterException($"{error.Message}.", error);
        }
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

    /// <summary>
    /// Opens /dev/null in place of closed standard streams, and exempts loopback addresses from proxies. Must be called before anything else.
    /// </summary>
    public static void PrepareProcess()
    {
        StandardDescriptors.OpenClosed();
        LoopbackProxy.Install();
    }

    /// <summary>True if a descriptor of this process is a standard stream, and not a file that got the number of a closed one.</summary>
    /// <param name="descriptor">0, 1 or 2.</param>
    public static bool IsStandard(int descriptor) => StandardDescriptors.IsStandard(descriptor);

    /// <summary>Exempts loopback addresses from the proxy in the environment variables of a process to be started.</summary>
    public static void ExemptLoopback(IDictionary<string, string?> environment) => LoopbackProxy.Exempt(environment);

    /// <summary>True if a connection string of PostgreSQL has a password.</summary>
    public static bool HasPassword(string connection) => SecretArguments.HasPassword(connection);

    /// <summary>Checks that each base station named by an intervention exists on the intervention's date.</summary>
    /// <exception cref="BadFileException">One does not exist; the message names its line in the file.</exception>
    public static void CheckTowers(Question question) => TowerTargets.Check(question);

    /// <summary>Returns a TLS identity; an invalid setting is refused under the name of its environment variable.</summary>
    private static TlsIdentity? Refusing(Func<TlsIdentity?> identity)
    {
        try
        {
            return identity();
        }
        catch (TlsException error) when (error.Setting is { } setting)
        {
            var found = string.IsNullOrEmpty(setting.Found) ? "nothing is given" : $"'{setting.Found}' is not accepted";
            throw new RefusedException($"{TlsSettings.VariableOf(setting.Name)}: {found}; expected {setting.Expected}", error);
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
