using AdoptionSim.Actors.Districts;
using AdoptionSim.Interfaces.Terminals;
using Orleans.Placement;

namespace AdoptionSim.Actors.Terminals;

/// <summary>A site with terminals, whose row rests with its district.</summary>
[PreferLocalPlacement]
public sealed class TerminalGrain : Grain, ITerminal
{
    private string _runName = "";
    private EntityKey _key;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_runName, _key) = EntityKey.Split(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<TerminalView> Describe() => GrainFactory.GetGrain<IDistrictQuery>($"{_runName}/{_key.District}").Terminal(_key.Number);
}
