using System.Runtime.InteropServices;
using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Messages;
using AdoptionSim.Runtime.Silos;
using Orleans.Placement;

namespace AdoptionSim.Actors.Citizens;

/// <summary>
/// The grain of a citizen. It passes queries to its district and commands to its run. In a run with message delivery it holds the citizen's row (state) itself.
/// </summary>
[PreferLocalPlacement]
public sealed class CitizenGrain(SiloRuns runs, ILocalSiloDetails here) : EntityGrain(runs), ICitizen, ICitizenStep
{
    private OwnRow<CitizenRow> _row;
    private TieCount? _ties;

    protected override bool HoldsState => _row.IsPlaced;

    public Task<CitizenView> Describe() => Ask(district => district.Citizen(Key.Number));

    public Task<TieView[]> Ties() => Ask(district => district.Ties(Key.Number));

    public Task<CommandReceipt> Give(string model, string commandId, Tick? atTick = null) => Submit(CommandKind.Give, model, commandId, atTick);

    public Task<CommandReceipt> Bar(string commandId, Tick? atTick = null) => Submit(CommandKind.Bar, "", commandId, atTick);

    public Task<CommandReceipt> Allow(string commandId, Tick? atTick = null) => Submit(CommandKind.Allow, "", commandId, atTick);

    public ValueTask<bool> Place(RunEpoch epoch, Packed<CitizenRow> row, SiloAddress silo)
    {
        if (!Relocation.IsOn(this, here.SiloAddress, silo))
        {
            return new(false);
        }

        var run = Runs.Find(RunName) ?? throw new NotHereException($"There is no run {RunName} on {silo}.");
        _row.Place(row.Value, epoch, Key);
        _ties = new TieCount(run.Setup.Graph, run.OrdinalOf(Key.District)!.Value);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return new(true);
    }

    public ValueTask<Packed<CitizenStep>> Step(WishKnowledge known)
    {
        ref var row = ref _row.Here(Key);
        var outcome = WishRule.Step(ref row, new CitizenIndex(Key.Number), known);
        return new(new CitizenStep(outcome, row));
    }

    public ValueTask<Packed<CitizenRow>> Apply(RunEpoch epoch, byte[] deeds)
    {
        ref var row = ref _row.Under(epoch, Key);
        foreach (ref readonly var deed in MemoryMarshal.Cast<byte, CitizenDeed>(deeds))
        {
            if (deed.IsTieEvent)
            {
                CitizenEffects.Hear(ref row, new CitizenIndex(Key.Number), deed.TieEvent.Slot, deed.TieEvent.HasLine, _ties!);
            }
            else
            {
                CitizenEffects.Apply(ref row, deed.Effect);
            }
        }

        return new(row);
    }

    public ValueTask<Packed<CitizenRow>> Read(RunEpoch epoch) => new(_row.Under(epoch, Key));

    public ValueTask<Packed<CitizenStep>> Idle(WishKnowledge known) => default;
}
