using AdoptionSim.Interfaces.Citizens;
using AdoptionSim.Interfaces.Handsets;
using AdoptionSim.Interfaces.Towers;
using Orleans.Concurrency;

namespace AdoptionSim.Actors.Districts;

/// <summary>The phases of a tick, as the stage of its silo calls them. Orders and results lie on the district's desk.</summary>
[Alias("adoptsim.district-step")]
public interface IDistrictStep : IGrainWithStringKey
{
    /// <summary>Makes the people and the stations of the start.</summary>
    [ResponseTimeout("01:00:00")]
    Task Open();

    [ResponseTimeout("01:00:00")]
    Task Wish();

    [ResponseTimeout("01:00:00")]
    Task Buy();

    [ResponseTimeout("01:00:00")]
    Task Use();

    [ResponseTimeout("01:00:00")]
    Task HashRows();

    [AlwaysInterleave]
    Task Abandon();
}

/// <summary>What is asked of those who live in a district: answered as of a tick boundary, so it may have to wait for one.</summary>
[Alias("adoptsim.district-query")]
public interface IDistrictQuery : IGrainWithStringKey
{
    [AlwaysInterleave]
    Task<CitizenView> Citizen(int number);

    [AlwaysInterleave]
    Task<TieView[]> Ties(int number);

    [AlwaysInterleave]
    Task<HandsetView> Handset(int number);

    [AlwaysInterleave]
    Task<TowerView> Tower(int number);
}
