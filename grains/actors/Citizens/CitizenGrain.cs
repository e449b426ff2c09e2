using AdoptionSim.Actors.Districts;
using AdoptionSim.Actors.Messages;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Citizens;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using Orleans.Placement;

namespace AdoptionSim.Actors.Citizens;

/// <summary>
/// A citizen: asked and commanded through its district and its run. In message delivery it holds its own row.
/// </summary>
[PreferLocalPlacement]
public sealed class CitizenGrain(SiloRuns runs, ILocalSiloDetails here) : Grain, ICitizen, ICitizenStep
{
    private string _runName = "";
    private EntityKey _key;
    private OwnRow<CitizenRow> _row;
    private TieCount? _ties;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_runName, _key) = EntityKey.Split(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<CitizenView> Describe() => District.Citizen(_key.Number);

    public Task<TieView[]> Ties() => District.Ties(_key.Number);

    public Task<CommandReceipt> Give(string model, string commandId, int? atTick = null) => Submit(CommandKind.Give, model, commandId, atTick);

    public Task<CommandReceipt> Bar(string commandId, int? atTick = null) => Submit(CommandKind.Bar, "", commandId, atTick);

    public Task<CommandReceipt> Allow(string commandId, int? atTick = null) => Submit(CommandKind.Allow, "", commandId, atTick);

    public ValueTask<bool> Place(RunEpoch epoch, Packed<CitizenRow> row, SiloAddress silo)
    {
        if (!Moving.IsOn(this, here.SiloAddress, silo))
        {
            return new(false);
        }

        var run = runs.Find(_runName) ?? throw new NotHereException($"There is no run {_runName} on {silo}.");
        _row.Place(row.Value, epoch, _key);
        _ties = new TieCount(run.Setup, run.OrdinalOf(_key.District)!.Value);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return new(true);
    }

    public ValueTask<Packed<WishOutcome>> Step(WishKnowledge known) => new(WishRule.Step(ref _row.Here(_key), _key.Number, known));

    public ValueTask<Packed<CitizenReply>> Tell(RunEpoch epoch, Packed<CitizenEffect> effect) => new(CitizenEffects.Apply(ref _row.Under(epoch, _key), effect.Value));

    public ValueTask<Packed<CitizenRow>> Hear(RunEpoch epoch, Packed<News> news)
    {
        ref var row = ref _row.Under(epoch, _key);
        CitizenEffects.Hear(ref row, _key.Number, news.Value.Slot, news.Value.HasLine, _ties!);
        return new(row);
    }

    public ValueTask<Packed<WishOutcome>> Idle(WishKnowledge known) => default;

    private IDistrictQuery District => GrainFactory.GetGrain<IDistrictQuery>($"{_runName}/{_key.District}");

    private Task<CommandReceipt> Submit(CommandKind kind, string argument, string commandId, int? atTick) =>
        GrainFactory.GetGrain<IRun>(_runName).Submit(new Command(commandId, kind, _key.Id, argument, atTick));
}
