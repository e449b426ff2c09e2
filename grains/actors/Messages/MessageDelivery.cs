using AdoptionSim.Actors.Citizens;
using AdoptionSim.Actors.Handsets;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations.Entities;

namespace AdoptionSim.Actors.Messages;

/// <summary>
/// Message delivery: every citizen and handset of a district is an active grain that holds its own row, and every step and every effect
/// is a message to it. The rules are those of the <see cref="Cohort"/>.
/// </summary>
public sealed class MessageDelivery : IDelivery
{
    /// <summary>Messages of a district in flight: enough to keep all processors busy, few enough to stay in their caches.</summary>
    public const int Most = 1024;

    private readonly IGrainFactory _grains;
    private readonly SiloAddress _here;
    private readonly string _run;
    private readonly RunEpoch _epoch;
    private readonly string _district;
    private readonly ICitizenStep[] _citizens;
    private readonly List<IHandsetStep> _handsets = [];
    private readonly InFlight<Packed<WishOutcome>> _wishes = new(Most);
    private readonly InFlight<Packed<UseOutcome>> _uses = new(Most);

    public MessageDelivery(IGrainFactory grains, SiloAddress here, string run, RunEpoch epoch, string district, int citizens)
    {
        (_grains, _here, _run, _epoch, _district) = (grains, here, run, epoch, district);
        _citizens = new ICitizenStep[citizens];
        for (var citizen = 0; citizen < citizens; citizen++)
        {
            _citizens[citizen] = grains.GetGrain<ICitizenStep>(new EntityKey(district, EntityKind.Citizen, citizen).In(run));
        }
    }

    public int Handsets => _handsets.Count;

    public long Messages { get; private set; }

    /// <summary>Before the first step: everybody comes to be on this silo. That is no step, so it is not counted.</summary>
    /// <param name="handsets">Those that there are already, in order of number.</param>
    /// <param name="messages">Steps counted so far.</param>
    public async ValueTask Open(CitizenRow[] citizens, IEnumerable<HandsetRow> handsets, long messages)
    {
        await new InFlight<bool>(Most).SendAll(
            citizens.Length,
            citizen => Placed(() => _citizens[citizen].Place(_epoch, citizens[citizen], _here)),
            (_, _) => { });
        foreach (var handset in handsets)
        {
            await Make(handset);
        }

        Messages = messages;
    }

    public ValueTask StepCitizens(WishKnowledge known, WishTally tally)
    {
        Messages += _citizens.Length;
        return _wishes.SendAll(_citizens.Length, citizen => _citizens[citizen].Step(known), (citizen, outcome) => tally.Take(citizen, outcome.Value));
    }

    public ValueTask StepHandsets(UseKnowledge known, UseTally tally)
    {
        Messages += Handsets;
        return _uses.SendAll(Handsets, handset => _handsets[handset].Step(known), (handset, outcome) => tally.Take(handset, outcome.Value));
    }

    public async ValueTask<CitizenReply> Tell(int citizen, CitizenEffect effect)
    {
        Messages++;
        return (await _citizens[citizen].Tell(_epoch, effect)).Value;
    }

    public async ValueTask<HandsetReply> Tell(int handset, HandsetEffect effect)
    {
        Messages++;
        return (await _handsets[handset].Tell(_epoch, effect)).Value;
    }

    public async ValueTask Hear(ReadOnlyMemory<News> news)
    {
        for (var index = 0; index < news.Length; index++)
        {
            if (!news.Span[index].IsOfLine)
            {
                continue;
            }

            Messages++;
            var row = (await _citizens[news.Span[index].Citizen].Hear(_epoch, news.Span[index])).Value;
            await SetContacts(row.Handset, row.Exposure);
            await SetContacts(row.SecondHandset, row.Exposure);
        }
    }

    public async ValueTask Make(HandsetRow born)
    {
        Messages++;
        var handset = _grains.GetGrain<IHandsetStep>(new EntityKey(_district, EntityKind.Handset, Handsets).In(_run));
        _handsets.Add(handset);
        await Placed(() => handset.Place(_epoch, born, _here));
    }

    public ValueTask Start(int handset, NewLine line)
    {
        Messages++;
        return _handsets[handset].Start(_epoch, line);
    }

    /// <summary>Asking for the rows is no step, so it is not counted.</summary>
    public async ValueTask<RowSnapshot> Snapshot()
    {
        var citizens = new CitizenRow[_citizens.Length];
        var handsets = new HandsetRow[Handsets];
        await new InFlight<Packed<CitizenReply>>(Most).SendAll(
            citizens.Length, citizen => _citizens[citizen].Tell(_epoch, new CitizenEffect(CitizenEffectKind.Ask)), (citizen, reply) => citizens[citizen] = reply.Value.After);
        await new InFlight<Packed<HandsetReply>>(Most).SendAll(
            handsets.Length, handset => _handsets[handset].Tell(_epoch, new HandsetEffect(HandsetEffectKind.Ask)), (handset, reply) => handsets[handset] = reply.Value.After);
        return new RowSnapshot(citizens, [handsets]);
    }

    private async ValueTask<bool> Placed(Func<ValueTask<bool>> place)
    {
        await Moving.Settle(_here, place);
        return true;
    }

    private async ValueTask SetContacts(int handset, uint contacts)
    {
        if (handset != CitizenRow.NoHandset)
        {
            await Tell(handset, new HandsetEffect(HandsetEffectKind.Contacts, contacts));
        }
    }
}
