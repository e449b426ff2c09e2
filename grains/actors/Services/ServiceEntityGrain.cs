using AdoptionSim.Contracts.Services;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;
using Orleans.Placement;

namespace AdoptionSim.Actors.Services;

/// <summary>
/// The grain of an entity of a service, such as a site with terminals or a foreigner. It passes queries to the entity's district, and those about foreigners to
/// the run.
/// </summary>
[PreferLocalPlacement]
public sealed class ServiceEntityGrain(SiloRuns runs) : EntityGrain(runs), IServiceEntity
{
    public Task<EntityView> Describe() =>
        Key.Kind == EntityKind.Foreigner
            ? OrLeave<EntityView, KeyNotFoundException>(() => GrainFactory.GetGrain<INationQuery>(RunName).ServiceEntity(Key.District, Key.Number))
            : Ask(district => district.ServiceEntity(Key.Kind, Key.Number));
}
