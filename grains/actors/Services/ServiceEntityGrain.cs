using AdoptionSim.Contracts.Services;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;
using Orleans.Placement;

namespace AdoptionSim.Actors.Services;

/// <summary>An entity of any service. Its row is in its district, or in the run if the service is the nation's.</summary>
[PreferLocalPlacement]
public sealed class ServiceEntityGrain(SiloRuns runs) : EntityGrain(runs), IServiceEntity
{
    public Task<EntityView> Describe() =>
        Key.Kind == EntityKind.Foreigner
            ? OrLeave<EntityView, KeyNotFoundException>(() => GrainFactory.GetGrain<INationQuery>(RunName).ServiceEntity(Key.District, Key.Number))
            : Ask(district => district.ServiceEntity(Key.Kind, Key.Number));
}
