using System.Globalization;
using AdoptionSim.Actors.Messages;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Handsets;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Commands;
using Orleans.Placement;

namespace AdoptionSim.Actors.Handsets;

/// <summary>A handset: asked and commanded through its district and its run. In message delivery it holds its own row.</summary>
[PreferLocalPlacement]
public sealed class HandsetGrain(SiloRuns runs, ILocalSiloDetails here) : EntityGrain(runs), IHandset, IHandsetStep
{
    private OwnRow<HandsetRow> _row;

    protected override bool HoldsState => _row.IsPlaced;

    public Task<HandsetView> Describe() => Ask(district => district.Handset(Key.Number));

    public Task<CommandReceipt> TopUp(decimal dollars, string commandId, int? atTick = null) =>
        Submit(CommandKind.TopUp, dollars.ToString(CultureInfo.InvariantCulture), commandId, atTick);

    public Task<CommandReceipt> Break(string commandId, int? atTick = null) => Submit(CommandKind.Break, "", commandId, atTick);

    public Task<CommandReceipt> HandOver(int citizen, string commandId, int? atTick = null) =>
        Submit(CommandKind.HandOver, citizen.ToString(CultureInfo.InvariantCulture), commandId, atTick);

    public Task<CommandReceipt> TakeAway(string commandId, int? atTick = null) => Submit(CommandKind.TakeAway, "", commandId, atTick);

    public ValueTask<bool> Place(RunEpoch epoch, Packed<HandsetRow> row, SiloAddress silo)
    {
        if (!Moving.IsOn(this, here.SiloAddress, silo))
        {
            return new(false);
        }

        _row.Place(row.Value, epoch, Key);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return new(true);
    }

    public ValueTask<Packed<UseOutcome>> Step(UseKnowledge known)
    {
        UseRule.Step(ref _row.Here(Key), Key.Number, known.Draws.Four(Key.Number, Purpose.Use), known, out var outcome);
        return new(outcome);
    }

    public ValueTask<Packed<HandsetReply>> Tell(RunEpoch epoch, Packed<HandsetEffect> effect) => new(HandsetEffects.Apply(ref _row.Under(epoch, Key), effect.Value));

    public ValueTask Start(RunEpoch epoch, Packed<NewLine> line)
    {
        line.Value.Start(ref _row.Under(epoch, Key));
        return ValueTask.CompletedTask;
    }

    public ValueTask<Packed<UseOutcome>> Idle(UseKnowledge known) => default;
}
