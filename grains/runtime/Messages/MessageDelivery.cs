using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Districts;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// Executes a district's ticks by message delivery: every citizen, handset and tower is an active grain. Each grain holds its own row (state) and performs each
/// step when it gets a message. The district performs the same steps itself on its own copies of the rows, and the grains then repeat all other changes that it
/// made. Each answer of a grain is compared with the district's own result.
/// </summary>
public sealed class MessageDelivery
{
    /// <summary>The maximum number of a district's messages in flight: enough to keep all processors busy, few enough to stay in their caches.</summary>
    public const int Most = 1024;

    private readonly DistrictHosting _hosting;
    private readonly string _run;
    private readonly RunEpoch _epoch;
    private readonly string _district;
    private readonly ICitizenStep[] _citizens;
    private readonly List<IHandsetStep> _handsets = [];
    private readonly List<ITowerStep> _towers = [];
    private readonly InFlight<Packed<CitizenStep>> _wishes = new(Most);
    private readonly InFlight<Packed<HandsetStep>> _uses = new(Most);
    private readonly InFlight<Packed<CitizenRow>> _citizenRows = new(Most);
    private readonly InFlight<Packed<HandsetRow>> _handsetRows = new(Most);
    private readonly EffectLog _log = new();
    private readonly CitizenStep[] _citizenSteps;
    private HandsetStep[] _handsetSteps = [];

    /// <param name="messages">The number of messages counted so far.</param>
    public MessageDelivery(DistrictHosting hosting, string run, RunEpoch epoch, string district, int citizens, long messages)
    {
        (_hosting, _run, _epoch, _district, Messages) = (hosting, run, epoch, district, messages);
        (_citizens, _citizenSteps) = (new ICitizenStep[citizens], new CitizenStep[citizens]);
        for (var citizen = 0; citizen < citizens; citizen++)
        {
            _citizens[citizen] = hosting.Grains.GetGrain<ICitizenStep>(KeyOf(EntityKind.Citizen, citizen));
        }
    }

    /// <summary>
    /// The log in which the district records changes of its rows (states), so that the grains can make the same changes. For citizens and handsets, these are
    /// the changes that the district makes, such as sales, without those of their own steps; for towers, all changes.
    /// </summary>
    public IEffectLog Log => _log;

    /// <summary>
    /// The number of messages that this district has sent to the grains of its citizens and handsets since the start of the run. They are for steps and for all
    /// other changes of rows (states).
    /// </summary>
    public long Messages { get; private set; }

    /// <summary>
    /// Brings the grains of all citizens, handsets and towers to this silo and gives them their rows (states), before the first step. These messages are not
    /// steps, so they are not counted.
    /// </summary>
    public async Task Open(District district)
    {
        var rows = district.Rows.Snapshot();
        await new InFlight<bool>(Most).SendAll(
            _citizens.Length,
            citizen => Placed(() => _citizens[citizen].Place(_epoch, rows.Citizens[citizen], _hosting.Here)),
            (_, _) => { }
        );
        foreach (var handset in rows.AllHandsets())
        {
            await Add(handset);
        }

        await Repeat(district);
    }

    /// <summary>Runs the first phases of a tick, "world" (the conditions of the tick) and "wish" (people decide if they want a handset).</summary>
    /// <returns>The number of new handsets that people of the district want and can pay for.</returns>
    /// <exception cref="InvalidOperationException">A grain's answer differs from the district's own result. The later phases throw this, too.</exception>
    public async Task<long> Wish(District district, TickOrder order, World world)
    {
        var known = district.BeginWish(order, world);
        await Repeat(district);
        Messages += _citizens.Length;
        await _wishes.SendAll(_citizens.Length, citizen => _citizens[citizen].Step(known), (citizen, step) => _citizenSteps[citizen] = step.Value);
        return district.EndWish(_citizenSteps);
    }

    /// <summary>Runs the "buy" phase of a tick, in which the handsets allotted to the district are sold.</summary>
    public Task Buy(District district, long allotted)
    {
        district.Buy(allotted);
        return Repeat(district);
    }

    /// <summary>
    /// Runs the last phases of a tick, "word of mouth", "use" (calls, bills) and "towers" (traffic), and returns the district's report on the tick.
    /// </summary>
    public async Task<DistrictReport> Use(District district, IReadOnlyList<ReadOnlyMemory<TieEvent>> tieEvents, long calledMilliErlangs)
    {
        var known = district.BeginUse(tieEvents);
        await Repeat(district);
        if (_handsetSteps.Length < _handsets.Count)
        {
            _handsetSteps = new HandsetStep[2 * _handsets.Count];
        }

        Messages += _handsets.Count;
        await _uses.SendAll(_handsets.Count, handset => _handsets[handset].Step(known), (handset, step) => _handsetSteps[handset] = step.Value);
        var report = district.EndUse(calledMilliErlangs, _handsetSteps);
        await Repeat(district);
        return report with { Messages = Messages };
    }

    /// <summary>
    /// Returns the rows (states) of the district's citizens and handsets, as their grains hold them. These messages are not steps, so they are not counted.
    /// </summary>
    public async Task<RowSnapshot> Rows()
    {
        var citizens = new CitizenRow[_citizens.Length];
        var handsets = new HandsetRow[_handsets.Count];
        await _citizenRows.SendAll(citizens.Length, citizen => _citizens[citizen].Read(_epoch), (citizen, row) => citizens[citizen] = row.Value);
        await _handsetRows.SendAll(handsets.Length, handset => _handsets[handset].Read(_epoch), (handset, row) => handsets[handset] = row.Value);
        return new RowSnapshot(citizens, [handsets]);
    }

    /// <summary>
    /// Sends the grains the changes in the log, so that they make them on their own rows (states), and clears the log. A citizen or handset gets one message
    /// with its changes in order; a tower gets one message for each change.
    /// </summary>
    private async Task Repeat(District district)
    {
        foreach (var handset in _log.NewHandsets)
        {
            Messages++;
            await Add(handset);
        }

        await Repeat(
            _log.Citizens,
            _citizenRows,
            (citizen, deeds) => _citizens[citizen].Apply(_epoch, deeds),
            citizen => district.Rows.Citizen(new CitizenIndex(citizen)),
            "Citizen"
        );
        await Repeat(
            _log.Handsets,
            _handsetRows,
            (handset, deeds) => _handsets[handset].Apply(_epoch, deeds),
            handset => district.Rows.Handset(new HandsetIndex(handset)),
            "Handset"
        );
        await RepeatTowers(district.Network.Reports);
        _log.Clear();
    }

    private async Task Repeat<TDeed, TRow>(
        List<(int Number, TDeed Deed)> deeds,
        InFlight<Packed<TRow>> inFlight,
        Func<int, byte[], ValueTask<Packed<TRow>>> send,
        Func<int, TRow> rowOf,
        string entity
    )
        where TDeed : unmanaged
        where TRow : unmanaged
    {
        var byEntity = deeds.GroupBy(done => done.Number, done => done.Deed).ToList();
        Messages += byEntity.Count;
        await inFlight.SendAll(
            byEntity.Count,
            index => send(byEntity[index].Key, StructBytes.Of<TDeed>(byEntity[index].ToArray())),
            (index, row) => Compare(row.Value, rowOf(byEntity[index].Key), entity, byEntity[index].Key)
        );
    }

    private async Task RepeatTowers(IReadOnlyList<TowerReport> expected)
    {
        var latest = new SortedDictionary<int, TowerReport>();
        foreach (var (tower, deed) in _log.Towers)
        {
            if (deed.Built is { } row)
            {
                _towers.Add(_hosting.Grains.GetGrain<ITowerStep>(KeyOf(EntityKind.Tower, tower)));
                await Placed(() => _towers[tower].Place(_epoch, row, _hosting.Here));
            }
            else
            {
                latest[tower] = (
                    deed.Step is { } order
                        ? await _towers[tower].Step(new TowerOrderMessage(order))
                        : await _towers[tower].Apply(_epoch, deed.Command!.Value, deed.Channels)
                ).Value;
            }
        }

        foreach (var (tower, report) in latest)
        {
            Compare(report, expected[tower], "Tower", tower);
        }
    }

    private void Compare<T>(in T answer, in T expected, string entity, int number)
        where T : unmanaged
    {
        if (!RowBits.AreEqual(answer, expected))
        {
            throw new InvalidOperationException($"{entity} {number} of {_district} has a row that differs from its district's after the same effects.");
        }
    }

    private async Task Add(HandsetRow born)
    {
        var handset = _hosting.Grains.GetGrain<IHandsetStep>(KeyOf(EntityKind.Handset, _handsets.Count));
        _handsets.Add(handset);
        await Placed(() => handset.Place(_epoch, born, _hosting.Here));
    }

    private async ValueTask<bool> Placed(Func<ValueTask<bool>> place)
    {
        await _hosting.Relocation.Settle(_hosting.Here, place);
        return true;
    }

    private string KeyOf(EntityKind kind, int number) => new EntityKey(_district, kind, number).In(_run);
}
