using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Interfaces.Citizens;
using AdoptionSim.Interfaces.Handsets;
using AdoptionSim.Interfaces.Towers;
using Orleans.Concurrency;

namespace AdoptionSim.Actors.Districts;

/// <summary>The phases of a tick, as the stage of its silo calls them. Orders and results lie on the district's desk.</summary>
[Alias("adoptsim.district-step")]
public interface IDistrictStep : IGrainWithStringKey
{
    /// <summary>Whether the district is on the silo; where it is not, it moves there as soon as it can: ask again.</summary>
    [AlwaysInterleave]
    ValueTask<bool> IsOn(SiloAddress silo);

    /// <summary>Makes the people and the stations of the start, or those of a checkpoint.</summary>
    /// <exception cref="DamagedPartException">The checkpoint's part is damaged or missing.</exception>
    [ResponseTimeout("01:00:00")]
    Task Open(CheckpointId? from);

    [ResponseTimeout("01:00:00")]
    Task Wish();

    [ResponseTimeout("01:00:00")]
    Task Buy();

    [ResponseTimeout("01:00:00")]
    Task Use();

    [ResponseTimeout("01:00:00")]
    Task HashRows();

    /// <summary>Stores the district as a part of a checkpoint.</summary>
    /// <returns>Why it could not be stored; null where it was.</returns>
    [ResponseTimeout("01:00:00")]
    Task<string?> Store(CheckpointId checkpoint);

    /// <summary>The run is over: the district goes.</summary>
    Task Close();

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
