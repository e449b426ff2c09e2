using System.Buffers;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>Converts a district's state to compressed bytes for a checkpoint, and back.</summary>
public static class StatePack
{
    public static void Write(DistrictState state, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(state);
        var pack = new PackWriter(output);
        pack.Put(
            new Head(
                state.Goodwill,
                state.Accrued,
                state.Messages,
                state.Tick,
                state.Network.Planned,
                state.Network.AddedByScenario,
                state.Network.AddedByOperator
            )
        );
        pack.PutAll<long>(state.Counts);
        pack.PutAll<HandsetIndex>(state.OnSale);
        pack.PutAll<Change>(Array.ConvertAll(state.Changed, change => new Change(change.Citizen, change.HasLine ? 1 : 0)));
        pack.PutAll<long>(state.CalledMilliErlangs);
        pack.PutAll<Letter>(Array.ConvertAll(state.Posted, letter => new Letter(letter.District, letter.TieEvent)));
        pack.PutAll<byte>(state.Services);
        pack.PutAll<TowerReport>(state.Network.Towers);
        pack.PutRows<CitizenRow>([state.Citizens]);
        pack.PutRows(state.Handsets);
        pack.PutRows<HouseholdRow>([state.Households]);
    }

    /// <exception cref="InvalidDataException">The bytes are not a state, or only part of one.</exception>
    public static DistrictState Read(ReadOnlySpan<byte> bytes)
    {
        var pack = new PackReader(bytes);
        var head = pack.Take<Head>();
        return new DistrictState
        {
            Tick = head.Tick,
            Goodwill = head.Goodwill,
            Accrued = head.Accrued,
            Messages = head.Messages,
            Counts = pack.TakeAll<long>(),
            OnSale = pack.TakeAll<HandsetIndex>(),
            Changed = Array.ConvertAll(pack.TakeAll<Change>(), change => (change.Citizen, change.HasLine != 0)),
            CalledMilliErlangs = pack.TakeAll<long>(),
            Posted = Array.ConvertAll(pack.TakeAll<Letter>(), letter => (letter.District, letter.TieEvent)),
            Services = pack.TakeAll<byte>(),
            Network = new NetworkState(head.Planned, head.AddedByScenario, head.AddedByOperator, pack.TakeAll<TowerReport>()),
            Citizens = pack.TakeRows<CitizenRow>(),
            Handsets = [pack.TakeRows<HandsetRow>()],
            Households = pack.TakeRows<HouseholdRow>(),
        };
    }

    private readonly record struct Head(double Goodwill, long Accrued, long Messages, Tick Tick, int Planned, int AddedByScenario, int AddedByOperator);

    private readonly record struct Letter(DistrictIndex District, TieEvent TieEvent);

    private readonly record struct Change(CitizenIndex Citizen, int HasLine);
}
