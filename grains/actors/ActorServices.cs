using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Districts;
using AdoptionSim.Actors.Runs;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Actors.Silos.Calls;
using AdoptionSim.Actors.Telemetry;
using AdoptionSim.Interfaces.Silos;
using AdoptionSim.Model.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Actors;

/// <summary>Registers the services that a silo needs to host the grains.</summary>
public static class ActorServices
{
    /// <summary>The time to wait for a database that does not answer: longer than it takes to restart.</summary>
    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(60);

    /// <exception cref="ArgumentException">The options do not specify a location, or name no known store.</exception>
    public static IServiceCollection AddAdoptionSimActors(this IServiceCollection services, CheckpointOptions checkpoints, SeriesOptions series)
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
                provider.GetRequiredService<Relocation>()))
            .AddGrainService<SiloService>()
            .AddHostedService<StoreWatch>()
            .AddHostedService<RunWatch>()
            .AddHostedService<HandOver>();
    }

    private static ICheckpointStore? StoreOf(CheckpointOptions options) => options switch
    {
        { Store: "files" } => new FileStore(Path.GetFullPath(options.Folder!)),
        { Store: "postgres" } => new PostgresStore(options.Postgres!, DatabasePatience),
        _ => null,
    };
}
