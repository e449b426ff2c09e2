using System.Globalization;
using AdoptionSim.Actors.Districts;
using AdoptionSim.Actors.Messages;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Interfaces.Towers;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Towers;
using Orleans.Placement;

namespace AdoptionSim.Actors.Towers;

/// <summary>A cell tower: asked and commanded through its district and its run. In message delivery it holds its own row.</summary>
[KeepAlive, PreferLocalPlacement]
public sealed class TowerGrain(ILocalSiloDetails here) : Grain, ICellTower, ITowerStep
{
    private string _runName = "";
    private EntityKey _key;
    private TowerRow _row;
    private bool _isPlaced;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_runName, _key) = EntityKey.Split(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<TowerView> Describe() => GrainFactory.GetGrain<IDistrictQuery>($"{_runName}/{_key.District}").Tower(_key.Number);

    public Task<CommandReceipt> SwitchOff(string commandId, int? atTick = null) => Submit(CommandKind.SwitchOff, "", commandId, atTick);

    public Task<CommandReceipt> SwitchOn(string commandId, int? atTick = null) => Submit(CommandKind.SwitchOn, "", commandId, atTick);

    public Task<CommandReceipt> SetChannels(int channels, string commandId, int? atTick = null) =>
        Submit(CommandKind.SetChannels, channels.ToString(CultureInfo.InvariantCulture), commandId, atTick);

    public ValueTask<bool> Place(Packed<TowerRow> row, SiloAddress silo)
    {
        if (!Moving.IsOn(this, here.SiloAddress, silo))
        {
            return new(false);
        }

        (_row, _isPlaced) = (row.Value, true);
        return new(true);
    }

    public ValueTask<Packed<TowerReport>> Step(TowerOrderMessage order)
    {
        var (offered, known, draws) = order.Order;
        var outcome = TowerRule.Step(ref Row, offered, known, draws);
        return new(new TowerReport(_row, outcome));
    }

    public ValueTask<Packed<TowerReport>> Tell(TowerCommand command, int channels)
    {
        TowerRule.Apply(ref Row, command, channels);
        return new(new TowerReport(_row, default));
    }

    /// <summary>A row that was lost with its silo must not begin anew as another.</summary>
    private ref TowerRow Row
    {
        get
        {
            if (!_isPlaced)
            {
                throw new NotHereException($"The row of {this.GetPrimaryKeyString()} is not here.");
            }

            return ref _row;
        }
    }

    private Task<CommandReceipt> Submit(CommandKind kind, string argument, string commandId, int? atTick) =>
        GrainFactory.GetGrain<IRun>(_runName).Submit(new Command(commandId, kind, _key.Id, argument, atTick));
}
