using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Nations.Entities;
using Orleans.Concurrency;

namespace AdoptionSim.Runtime.Districts;

/// <summary>
/// Answers queries about the citizens, handsets, towers and other entities of a district. They are answered between two ticks, so an answer may have to wait
/// for the end of a tick.
/// </summary>
[Alias("adoptsim.district-query")]
public interface IDistrictQuery : IGrainWithStringKey
{
    /// <summary>
    /// True if the grain is on the given silo, which hosts the district. If not, it moves there as soon as it can, and the caller must ask again.
    /// </summary>
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

    /// <summary>Returns the description of an entity of a service other than the phone, such as a site with terminals.</summary>
    [AlwaysInterleave]
    Task<EntityView> ServiceEntity(EntityKind kind, int number);
}
