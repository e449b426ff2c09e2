using System.Globalization;
using AdoptionSim.Actors.Districts;
using AdoptionSim.Actors.Messages;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Handsets;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Randomness;
using Orleans.Placement;

namespace AdoptionSim.Actors.Handsets;

/// <summary>A handset: asked and commanded through its district and its run. In message delivery it holds its own row.</summary>
[PreferLocalPlacement]
public sealed class HandsetGrain(ILocalSiloDetails here) : Grain, IHandset, IHandsetStep
{
    private string _runName = "";
    private EntityKey _key;
    private OwnRow<HandsetRow> _row;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_runName, _key) = EntityKey.Split(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<HandsetView> Describe() => GrainFactory.GetGrain<IDistrictQuery>($"{_runName}/{_key.District}").Handset(_key.Number);

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

        _row.Place(row.Value, epoch, _key);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return new(true);
    }

    public ValueTask<Packed<UseOutcome>> Step(UseKnowledge known)
    {
        UseRule.Step(ref _row.Here(_key), _key.Number, known.Draws.Four(_key.Number, Purpose.Use), known, out var outcome);
        return new(outcome);
    }

    public ValueTask<Packed<HandsetReply>> Tell(RunEpoch epoch, Packed<HandsetEffect> effect) => new(HandsetEffects.Apply(ref _row.Under(epoch, _key), effect.Value));

    public ValueTask Start(RunEpoch epoch, Packed<NewLine> line)
    {
        line.Value.Start(ref _row.Under(epoch, _key));
        return ValueTask.CompletedTask;
    }

    public ValueTask<Packed<UseOutcome>> Idle(UseKnowledge known) => default;

    private Task<CommandReceipt> Submit(CommandKind kind, string argument, string commandId, int? atTick) =>
        GrainFactory.GetGrain<IRun>(_runName).Submit(new Command(commandId, kind, _key.Id, argument, atTick));
}
