using AdoptionSim.Contracts.Silos;
using AdoptionSim.Model.Runs;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Districts;
using AdoptionSim.Runtime.Experiments;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Silos.Calls;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime;

/// <summary>Registers the services with which a silo runs the simulation: workers, calls between silos, placement, checkpoints and telemetry.</summary>
public static class RuntimeServices
{
    /// <summary>The time to wait for a database that does not answer: longer than it takes to restart.</summary>
    private static readonly TimeSpan DatabaseTimeout = TimeSpan.FromSeconds(60);

    /// <exception cref="ArgumentException">The options do not say where to store, or name no store.</exception>
    public static IServiceCollection AddAdoptionSimRuntime(this IServiceCollection services, CheckpointOptions checkpoints, SeriesOptions series)
    {
        ArgumentNullException.ThrowIfNull(checkpoints);
        checkpoints.Check();
        var store = StoreOf(checkpoints);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SiloCallOptions());
        services.AddPlacementDirector<StayingPlacement, StayingPlacementDirector>();
        return services
            .AddSingleton<FairShare>()
            .AddSingleton(provider => new SiloRuns(store, provider.GetRequiredService<FairShare>()))
            .AddSingleton<DistrictHosting>()
            .AddSingleton(new SiloVersion(SiloVersion.CurrentProtocol, ModelVersion.Current))
            .AddSingleton<SiloVersions>()
            .AddSingleton<ClusterView>()
            .AddSingleton<SiloCalls>()
            .AddSingleton<Relocation>()
            .AddSingleton(series)
            .AddSingleton<SiloSeries>()
            .AddSingleton<ReportedExperiments>()
            .AddSingleton<TickTraces>()
            .AddSingleton(provider => new SiloServices(provider, provider.GetRequiredService<SiloCalls>()))
            .AddSingleton(provider => new RunContext(
                provider.GetRequiredService<SiloRuns>(),
                provider.GetRequiredService<ClusterView>(),
                provider.GetRequiredService<SiloServices>(),
                provider.GetRequiredService<SiloSeries>(),
                provider.GetRequiredService<TickTraces>(),
                checkpoints,
                provider.GetRequiredService<IGrainFactory>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>(),
                provider.GetRequiredService<SiloCalls>(),
                provider.GetRequiredService<Relocation>()
            ))
            .AddGrainService<SiloService>()
            .AddHostedService<StoreWatch>()
            .AddHostedService<RunMonitor>()
            .AddHostedService<GracefulShutdown>();
    }

    private static ICheckpointStore? StoreOf(CheckpointOptions options) =>
        options switch
        {
            { Store: "files" } => new FileStore(Path.GetFullPath(options.Folder!)),
            { Store: "postgres" } => new PostgresStore(options.Postgres!, DatabaseTimeout),
            _ => null,
        };
}
