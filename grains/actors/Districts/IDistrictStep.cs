using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Silos.Calls;
using AdoptionSim.Interfaces.Boards;
using AdoptionSim.Interfaces.Cinemas;
using AdoptionSim.Interfaces.Citizens;
using AdoptionSim.Interfaces.Handsets;
using AdoptionSim.Interfaces.Terminals;
using AdoptionSim.Interfaces.Towers;
using Orleans.Concurrency;

namespace AdoptionSim.Actors.Districts;

/// <summary>
/// The phases of a tick, as the stage of its silo calls them. Orders and results lie on the district's desk. Each call tells under which epoch its stage was opened: a silo that was taken
/// for dead and comes back finds its districts at work elsewhere, and what it still calls is refused there.
/// </summary>
[Alias("adoptsim.district-step")]
public interface IDistrictStep : IGrainWithStringKey
{
    /// <summary>Whether the district is on the silo; where it is not, it moves there as soon as it can: ask again.</summary>
    [AlwaysInterleave]
    ValueTask<bool> IsOn(SiloAddress silo);

    /// <summary>Makes the people and the stations of the start, or those of a checkpoint.</summary>
    /// <returns>True if the phase is done; false if the district is still at work: ask again. Likewise in all phases.</returns>
    /// <exception cref="DamagedPartException">The checkpoint's part is damaged or missing.</exception>
    /// <exception cref="StaleEpochException">The silo on which the district is has been told another epoch; likewise in all phases.</exception>
    Task<bool> Open(PhaseCall call, CheckpointId? from);

    Task<bool> Wish(PhaseCall call);

    Task<bool> Buy(PhaseCall call);

    Task<bool> Use(PhaseCall call);

    Task<bool> HashRows(PhaseCall call);

    /// <summary>Stores the district as a part of a checkpoint. What comes of it lies on the desk.</summary>
    Task<bool> Store(PhaseCall call, CheckpointId checkpoint);

    /// <summary>The run is over here. Waits for the end of the phase in progress, then deactivates the district.</summary>
    Task Close(RunEpoch epoch);

    /// <summary>The run ends here, or goes back: queries that wait for the end of a tick go on.</summary>
    [AlwaysInterleave]
    Task Abandon(RunEpoch epoch);
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

    [AlwaysInterleave]
    Task<TerminalView> Terminal(int number);

    /// <param name="number">The citizen's.</param>
    [AlwaysInterleave]
    Task<BoardView> Board(int number);

    [AlwaysInterleave]
    Task<CinemaView> Cinema();
}
