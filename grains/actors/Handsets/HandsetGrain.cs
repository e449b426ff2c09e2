using System.Globalization;
using System.Runtime.InteropServices;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Messages;
using AdoptionSim.Runtime.Silos;
using Orleans.Placement;

namespace AdoptionSim.Actors.Handsets;

/// <summary>
/// The grain of a handset. It passes queries to its district and commands to its run. In a run with message delivery it holds the handset's row (state) itself.
/// </summary>
[PreferLocalPlacement]
public sealed class HandsetGrain(SiloRuns runs, ILocalSiloDetails here) : EntityGrain(runs), IHandset, IHandsetStep
{
    private OwnRow<HandsetRow> _row;

    protected override bool HoldsState => _row.IsPlaced;

    public Task<HandsetView> Describe() => Ask(district => district.Handset(Key.Number));

    public Task<CommandReceipt> TopUp(decimal dollars, string commandId, Tick? atTick = null) =>
        Submit(CommandKind.TopUp, dollars.ToString(CultureInfo.InvariantCulture), commandId, atTick);

    public Task<CommandReceipt> Break(string commandId, Tick? atTick = null) => Submit(CommandKind.Break, "", commandId, atTick);

    public Task<CommandReceipt> HandOver(CitizenIndex citizen, string commandId, Tick? atTick = null) =>
        Submit(CommandKind.HandOver, citizen.ToString(), commandId, atTick);

    public Task<CommandReceipt> TakeAway(string commandId, Tick? atTick = null) => Submit(CommandKind.TakeAway, "", commandId, atTick);

    public ValueTask<bool> Place(RunEpoch epoch, Packed<HandsetRow> row, SiloAddress silo)
    {
        if (!Relocation.IsOn(this, here.SiloAddress, silo))
        {
            return new(false);
        }

        _row.Place(row.Value, epoch, Key);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return new(true);
    }

    public ValueTask<Packed<HandsetStep>> Step(UseKnowledge known)
    {
        ref var row = ref _row.Here(Key);
        UseRule.Step(ref row, known.Draws.Four(row.Registrant, Purpose.Use), known.LuckOf(row.Registrant), known, out var outcome);
        return new(new HandsetStep(outcome, row));
    }

    public ValueTask<Packed<HandsetRow>> Apply(RunEpoch epoch, byte[] deeds)
    {
        ref var row = ref _row.Under(epoch, Key);
        foreach (ref readonly var deed in MemoryMarshal.Cast<byte, HandsetDeed>(deeds))
        {
            if (deed.Starts)
            {
                deed.Line.Start(ref row);
            }
            else
            {
                HandsetEffects.Apply(ref row, deed.Effect);
            }
        }

        return new(row);
    }

    public ValueTask<Packed<HandsetRow>> Read(RunEpoch epoch) => new(_row.Under(epoch, Key));
}
