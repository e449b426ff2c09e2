using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Actors;

/// <summary>Registers the services that a silo needs to host the grains.</summary>
public static class ActorServices
{
    /// <exception cref="ArgumentException">The options do not say where to store, or name no store.</exception>
    public static IServiceCollection AddAdoptionSimActors(this IServiceCollection services, CheckpointOptions checkpoints, SeriesOptions series) =>
        services.AddAdoptionSimRuntime(checkpoints, series);
}
