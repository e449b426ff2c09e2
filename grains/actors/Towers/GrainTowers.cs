using AdoptionSim.Actors.Silos;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Entities;

namespace AdoptionSim.Actors.Towers;

/// <summary>A district's towers in message delivery: grains, each of which holds its own row.</summary>
public sealed class GrainTowers(IGrainFactory grains, SiloAddress here, string run, RunEpoch epoch, string district) : ITowers
{
    private readonly List<ITowerStep> _towers = [];

    public async ValueTask<TowerReport> Build(int tower, TowerRow opened)
    {
        _towers.Add(grains.GetGrain<ITowerStep>(new EntityKey(district, EntityKind.Tower, tower).In(run)));
        await Moving.Settle(here, () => _towers[tower].Place(epoch, opened, here));
        return new TowerReport(opened, default);
    }

    public async ValueTask<TowerReport> Step(int tower, TowerOrder order) => (await _towers[tower].Step(new TowerOrderMessage(order))).Value;

    public async ValueTask<TowerReport> Tell(int tower, TowerCommand command, int channels) => (await _towers[tower].Tell(epoch, command, channels)).Value;
}
