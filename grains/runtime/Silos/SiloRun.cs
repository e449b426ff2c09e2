using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Districts;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// One silo's part of a run: the run's setup, and the districts that the silo hosts. These districts read each other's outgoing tie events here directly,
/// without messages.
/// </summary>
public sealed class SiloRun
{
    private readonly Dictionary<string, DistrictIndex> _ordinals;
    private readonly Lock _sendersLock = new();
    private readonly List<DistrictIndex>[] _senders;
    private bool _areSendersFound;

    public SiloRun(RunSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        Specification = specification;
        Epoch = new RunEpoch(specification.Incarnation, 0);
        Setup = new RunSetup(
            NationJson.ReadNation(specification.Nation),
            NationJson.ReadScenario(specification.Scenario),
            specification.Seed,
            specification.Scale,
            specification.StepDays,
            specification.CountsPhoneMonths
        );
        Start = World = World.At(Setup, new Tick(0));
        Outlook = new PriceOutlook(Setup.Nation, Setup.Scenario, Setup.Calendar, Setup.Purse);
        People = [.. Setup.Populations.Select(population => population.People)];
        Districts = new HostedDistrict?[Setup.Nation.Districts.Length];
        Inbox = new Inbox(Districts.Length);
        _senders = [.. Districts.Select(_ => new List<DistrictIndex>())];
        _ordinals = Setup.Nation.Districts.Select((district, ordinal) => (district.Key, new DistrictIndex(ordinal))).ToDictionary(StringComparer.Ordinal);
    }

    public RunSpecification Specification { get; }

    public string Name => Specification.Name;

    public RunSetup Setup { get; }

    /// <summary>The nation-wide conditions, such as prices, before the first tick.</summary>
    public World Start { get; }

    /// <summary>The nation-wide conditions, such as prices, of the tick in progress or of the last one.</summary>
    public World World { get; private set; }

    /// <summary>The forecast of the earliest tick at which each household could pay for a phone, so that households that cannot pay yet are skipped.</summary>
    public PriceOutlook Outlook { get; }

    /// <summary>The number of people of each district, by ordinal.</summary>
    public IReadOnlyList<int> People { get; }

    /// <summary>The silo's districts by ordinal; null for districts of other silos.</summary>
    public HostedDistrict?[] Districts { get; }

    /// <summary>Collects the tie events (news that an acquaintance's phone line has begun or ended) and traffic from other silos in the present tick.</summary>
    public Inbox Inbox { get; }

    /// <summary>
    /// The epoch (number) of the run's owner, the leading silo, for which this silo last took part in the run. The number is 0 before the first time.
    /// </summary>
    public RunEpoch Epoch { get; private set; }

    /// <summary>The tick that is in progress on this silo, or the last one that was.</summary>
    public Tick Tick { get; private set; }

    /// <summary>
    /// The highest tick that this silo has ever begun. It can be later than the present tick, because the run goes back to a checkpoint after the loss of a
    /// silo.
    /// </summary>
    public Tick Seen { get; private set; }

    /// <summary>True if the run is in progress here; otherwise it has ended, and its people are kept for queries.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>Makes this silo take part in the run for a new owner (the silo that now leads it), under its epoch.</summary>
    /// <exception cref="StaleEpochException">This silo has already served a later epoch, or the epoch is of another run of the same name.</exception>
    public void Enter(RunEpoch epoch)
    {
        if (epoch.Incarnation != Epoch.Incarnation || epoch.IsBefore(Epoch))
        {
            throw Epoch.Refuse(Name, epoch);
        }

        (Epoch, IsUnderWay) = (epoch, true);
        Inbox.Clear();
    }

    /// <exception cref="StaleEpochException">The epoch is not the present one.</exception>
    public void Check(RunEpoch epoch)
    {
        if (epoch != Epoch)
        {
            throw Epoch.Refuse(Name, epoch);
        }
    }

    /// <summary>
    /// True if the owner (leading silo) with the given epoch may still end the run on this silo, because no later owner has made this silo take part.
    /// </summary>
    public bool IsOverWith(RunEpoch epoch) => epoch.Incarnation == Epoch.Incarnation && !epoch.IsBefore(Epoch);

    /// <summary>Begins a tick on this silo: empties the inbox and sets the nation-wide conditions of the tick, such as prices.</summary>
    /// <returns>True if this silo had begun the same tick before.</returns>
    public bool Begin(Tick tick)
    {
        Inbox.Clear();
        _areSendersFound = false;
        var isAgain = tick <= Seen;
        (Tick, Seen, World) = (tick, new Tick(Math.Max(Seen, tick)), World.At(Setup, tick));
        return isAgain;
    }

    /// <summary>Makes this silo host exactly the given districts.</summary>
    /// <param name="stays">True if existing districts are kept as they are. A district that is still busy for an earlier worker is not kept.</param>
    /// <returns>The ordinals of the kept districts.</returns>
    public IReadOnlySet<DistrictIndex> Host(DistrictIndex[] districts, bool stays, DistrictHosting hosting)
    {
        ArgumentNullException.ThrowIfNull(districts);
        var before = Districts.ToArray();
        var staying = districts.Where(district => stays && before[district] is { District: not null, IsAtWork: false }).ToHashSet();
        Array.Clear(Districts);
        foreach (var district in districts)
        {
            Districts[district] = staying.Contains(district) ? before[district] : new HostedDistrict(this, district, hosting);
        }

        foreach (var left in before.Except(Districts).OfType<HostedDistrict>())
        {
            left.Abandon();
        }

        return staying;
    }

    /// <summary>Returns a district's ordinal, its position in the nation's list; null if the nation has no such district.</summary>
    public DistrictIndex? OrdinalOf(string district) => _ordinals.TryGetValue(district, out var ordinal) ? ordinal : null;

    /// <summary>
    /// Returns the tie events (news of begun or ended phone lines) for a district of this silo. They come from districts of this and other silos, in the order
    /// of the sending districts.
    /// </summary>
    public List<ReadOnlyMemory<TieEvent>> TieEventsFor(DistrictIndex district)
    {
        var received = Inbox.For(district);
        var next = 0;
        var tieEvents = new List<ReadOnlyMemory<TieEvent>>();
        foreach (var sender in SendersTo(district))
        {
            for (; next < received.Count && received[next].Source < sender; next++)
            {
                tieEvents.Add(received[next].TieEvents);
            }

            tieEvents.Add(Districts[sender]!.District!.Outbox.For(district));
        }

        tieEvents.AddRange(received.Skip(next).Select(batch => batch.TieEvents));
        return tieEvents;
    }

    /// <summary>
    /// Returns the districts of this silo that have tie events (messages along social ties) for a district in the present tick, in order of index.
    /// </summary>
    /// <remarks>
    /// The senders to all districts are found once per tick. When each district asked all others, this took 5 % of the processor time of runs at scale 0.01.
    /// </remarks>
    private List<DistrictIndex> SendersTo(DistrictIndex district)
    {
        lock (_sendersLock)
        {
            if (!_areSendersFound)
            {
                Array.ForEach(_senders, senders => senders.Clear());
                for (var source = new DistrictIndex(0); source < Districts.Length; source++)
                {
                    Districts[source]?.District?.Outbox.AddTo(_senders, source);
                }

                _areSendersFound = true;
            }
        }

        return _senders[district];
    }
}
