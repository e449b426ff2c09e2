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
    private HandsetRow _row;
    private bool _isPlaced;

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

    public ValueTask<bool> Place(Packed<HandsetRow> row, SiloAddress silo)
    {
        if (!Moving.IsOn(this, here.SiloAddress, silo))
        {
            return new(false);
        }

        (_row, _isPlaced) = (row.Value, true);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return new(true);
    }

    public ValueTask<Packed<UseOutcome>> Step(UseKnowledge known)
    {
        UseRule.Step(ref Row, _key.Number, known.Draws.Four(_key.Number, Purpose.Use), known, out var outcome);
        return new(outcome);
    }

    public ValueTask<Packed<HandsetReply>> Tell(Packed<HandsetEffect> effect) => new(HandsetEffects.Apply(ref Row, effect.Value));

    public ValueTask Start(Packed<NewLine> line)
    {
        line.Value.Start(ref Row);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Packed<UseOutcome>> Idle(UseKnowledge known) => default;

    /// <summary>A row that was lost with its silo must not begin anew as another.</summary>
    private ref HandsetRow Row
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
