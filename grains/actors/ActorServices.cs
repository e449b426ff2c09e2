using AdoptionSim.Actors.Silos;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Actors;

/// <summary>What a silo needs to host the grains.</summary>
public static class ActorServices
{
    public static IServiceCollection AddAdoptionSimActors(this IServiceCollection services) =>
        services.AddSingleton<SiloRuns>().AddGrainService<SiloReporter>();
}
