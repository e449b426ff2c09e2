using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Messages;
using AdoptionSim.Runtime.Silos;
using Orleans.Placement;

namespace AdoptionSim.Actors.Towers;

/// <summary>
/// The grain of a cell tower. It passes queries to its district and commands to its run. In a run with message delivery it holds the tower's row (state)
/// itself.
/// </summary>
[PreferLocalPlacement]
public sealed class TowerGrain(SiloRuns runs, ILocalSiloDetails here) : EntityGrain(runs), ICellTower, ITowerStep
{
    private OwnRow<TowerRow> _row;

    protected override bool HoldsState => _row.IsPlaced;

    public Task<TowerView> Describe() => Ask(district => district.Tower(Key.Number));

    public Task<CommandReceipt> SwitchOff(string commandId, Tick? atTick = null) => Submit(CommandKind.SwitchOff, "", commandId, atTick);

    public Task<CommandReceipt> SwitchOn(string commandId, Tick? atTick = null) => Submit(CommandKind.SwitchOn, "", commandId, atTick);

    public Task<CommandReceipt> SetChannels(int channels, string commandId, Tick? atTick = null) =>
        Submit(CommandKind.SetChannels, channels.ToString(CultureInfo.InvariantCulture), commandId, atTick);

    public ValueTask<bool> Place(RunEpoch epoch, Packed<TowerRow> row, SiloAddress silo)
    {
        if (!Relocation.IsOn(this, here.SiloAddress, silo))
        {
            return new(false);
        }

        _row.Place(row.Value, epoch, Key);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return new(true);
    }

    public ValueTask<Packed<TowerReport>> Step(TowerOrderMessage order)
    {
        var (offered, known, draws) = order.Order;
        ref var row = ref _row.Here(Key);
        var outcome = TowerRule.Step(ref row, offered, known, draws);
        return new(new TowerReport(row, outcome));
    }

    public ValueTask<Packed<TowerReport>> Apply(RunEpoch epoch, TowerCommand command, int channels)
    {
        ref var row = ref _row.Under(epoch, Key);
        TowerRule.Apply(ref row, command, channels);
        return new(new TowerReport(row, default));
    }
}
