using AdoptionSim.Interfaces.Foreigners;
using Orleans.Placement;

namespace AdoptionSim.Actors.Foreigners;

/// <summary>A foreigner, whose row rests with the run.</summary>
[PreferLocalPlacement]
public sealed class ForeignerGrain : Grain, IForeigner
{
    private string _runName = "";
    private EntityKey _key;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_runName, _key) = EntityKey.Split(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<ForeignerView> Describe() => GrainFactory.GetGrain<IForeignersQuery>(_runName).Foreigner(_key.District, _key.Number);
}
