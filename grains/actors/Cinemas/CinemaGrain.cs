using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Cinemas;
using Orleans.Placement;

namespace AdoptionSim.Actors.Cinemas;

/// <summary>A district's cinemas, which rest with the district.</summary>
[PreferLocalPlacement]
public sealed class CinemaGrain(SiloRuns runs) : EntityGrain(runs), ICinema
{
    public Task<CinemaView> Describe() => Ask(district => district.Cinema());
}
