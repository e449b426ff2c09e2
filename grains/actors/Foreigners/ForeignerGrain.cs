using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Foreigners;
using Orleans.Placement;

namespace AdoptionSim.Actors.Foreigners;

/// <summary>A foreigner, whose row rests with the run.</summary>
[PreferLocalPlacement]
public sealed class ForeignerGrain(SiloRuns runs) : EntityGrain(runs), IForeigner
{
    public Task<ForeignerView> Describe() => OrLeave<ForeignerView, KeyNotFoundException>(() => GrainFactory.GetGrain<IForeignersQuery>(RunName).Foreigner(Key.District, Key.Number));
}
