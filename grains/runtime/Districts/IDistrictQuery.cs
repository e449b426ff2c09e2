using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Nations.Entities;
using Orleans.Concurrency;

namespace AdoptionSim.Runtime.Districts;

/// <summary>What is asked of those who live in a district: answered as of a tick boundary, so it may have to wait for one.</summary>
[Alias("adoptsim.district-query")]
public interface IDistrictQuery : IGrainWithStringKey
{
    /// <summary>Whether the grain is on the silo, which hosts the district; where it is not, it moves there as soon as it can: ask again.</summary>
    [AlwaysInterleave]
    ValueTask<bool> IsOn(SiloAddress silo);

    [AlwaysInterleave]
    Task<CitizenView> Citizen(int number);

    [AlwaysInterleave]
    Task<TieView[]> Ties(int number);

    [AlwaysInterleave]
    Task<HandsetView> Handset(int number);

    [AlwaysInterleave]
    Task<TowerView> Tower(int number);

    /// <summary>An entity of a service.</summary>
    [AlwaysInterleave]
    Task<EntityView> ServiceEntity(EntityKind kind, int number);
}
