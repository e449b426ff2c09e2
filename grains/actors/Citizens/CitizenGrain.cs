using AdoptionSim.Actors.Messages;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Citizens;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Nations.Commands;
using Orleans.Placement;

namespace AdoptionSim.Actors.Citizens;

/// <summary>
/// A citizen: asked and commanded through its district and its run. In message delivery it holds its own row.
/// </summary>
[PreferLocalPlacement]
public sealed class CitizenGrain(SiloRuns runs, ILocalSiloDetails here) : EntityGrain(runs), ICitizen, ICitizenStep
{
    private OwnRow<CitizenRow> _row;
    private TieCount? _ties;

    protected override bool HoldsState => _row.IsPlaced;

    public Task<CitizenView> Describe() => Ask(district => district.Citizen(Key.Number));

    public Task<TieView[]> Ties() => Ask(district => district.Ties(Key.Number));

    public Task<CommandReceipt> Give(string model, string commandId, int? atTick = null) => Submit(CommandKind.Give, model, commandId, atTick);

    public Task<CommandReceipt> Bar(string commandId, int? atTick = null) => Submit(CommandKind.Bar, "", commandId, atTick);

    public Task<CommandReceipt> Allow(string commandId, int? atTick = null) => Submit(CommandKind.Allow, "", commandId, atTick);

    public ValueTask<bool> Place(RunEpoch epoch, Packed<CitizenRow> row, SiloAddress silo)
    {
        if (!Moving.IsOn(this, here.SiloAddress, silo))
        {
            return new(false);
        }

        var run = Runs.Find(RunName) ?? throw new NotHereException($"There is no run {RunName} on {silo}.");
        _row.Place(row.Value, epoch, Key);
        _ties = new TieCount(run.Setup, run.OrdinalOf(Key.District)!.Value);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return new(true);
    }

    public ValueTask<Packed<WishOutcome>> Step(WishKnowledge known) => new(WishRule.Step(ref _row.Here(Key), Key.Number, known));

    public ValueTask<Packed<CitizenReply>> Tell(RunEpoch epoch, Packed<CitizenEffect> effect) => new(CitizenEffects.Apply(ref _row.Under(epoch, Key), effect.Value));

    public ValueTask<Packed<CitizenRow>> Hear(RunEpoch epoch, Packed<News> news)
    {
        ref var row = ref _row.Under(epoch, Key);
        CitizenEffects.Hear(ref row, Key.Number, news.Value.Slot, news.Value.HasLine, _ties!);
        return new(row);
    }

    public ValueTask<Packed<WishOutcome>> Idle(WishKnowledge known) => default;
}
