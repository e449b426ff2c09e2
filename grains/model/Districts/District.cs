using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Sales;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Strata;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Districts;

/// <summary>
/// Simulates one district through the phases of a tick. They are wish (steps towards a phone line), buy (sales), and use (messages along social ties, phone
/// use, services and towers). Invariant: after each phase the counts agree with the rows (stored states).
/// </summary>
public sealed class District
{
    private readonly RunSetup _setup;
    private readonly DistrictIndex _ordinal;
    private readonly Cohort _rows;
    private readonly DistrictCounts _counts = new();
    private readonly WishKnowledge _wishKnowledge;
    private readonly UseKnowledge _useKnowledge;
    private readonly WishTally _wishTally = new();
    private readonly UseTally _useTally;
    private readonly UseSettlement _settlement;
    private readonly DistrictNetwork _network;
    private readonly Purses _purses;
    private readonly SubscriptionLedger _ledger;
    private readonly HandsetMarket _shop;
    private readonly UsedMarket _used;
    private readonly TieEventSender _tieEvents;
    private readonly CommandExecutor _commands;
    private World _world;
    private NationBroadcast _nation = NationBroadcast.None;
    private double _goodwill = 1;

    /// <param name="start">The world before the first tick.</param>
    /// <param name="outlook">The earliest ticks at which households could pay.</param>
    /// <param name="from">The district's state in a checkpoint; null at the start.</param>
    /// <param name="log">Records changes of rows other than steps; null in resident delivery.</param>
    public District(RunSetup setup, DistrictIndex ordinal, World start, PriceOutlook outlook, DistrictState? from = null, IEffectLog? log = null)
    {
        (_setup, _ordinal, _world) = (setup, ordinal, start);
        var traits = DistrictTraits.Of(setup.Populations[ordinal], setup.Means);
        _rows = new Cohort(
            from?.Citizens ?? FirstRows.OfAll(setup, ordinal, traits.Ages, new LaunchQueue(setup, ordinal, start, setup.Means, setup.Shops, setup.RollOut)),
            new DistrictTieCount(setup.Graph, ordinal),
            from?.Handsets,
            log
        );
        _network = new DistrictNetwork(setup, setup.RollOut, ordinal, _counts, log);
        _purses = new Purses(setup.Populations[ordinal], setup.Seed, setup.Purse, from?.Households ?? setup.Means.Opening(traits.Means));
        Strata = new StrataTally(setup.Strata, ordinal, setup.Populations[ordinal], traits, _rows);
        _ledger = new SubscriptionLedger(setup, setup.Lines, ordinal, _rows, _counts, Strata);
        _shop = new HandsetMarket(setup, ordinal, _rows, _ledger, _purses, _counts);
        _used = new UsedMarket(setup, ordinal, _rows, _ledger, _purses, _network.Coverage, _counts);
        _tieEvents = new TieEventSender(setup.Graph, ordinal);
        _commands = new CommandExecutor(setup, ordinal, _rows, _ledger, _purses, _network, _counts);
        _settlement = new UseSettlement(setup.Populations[ordinal], _rows, _ledger, _purses);
        _useTally = new UseTally(setup.Graph, setup.Populations.Length, ordinal, _network, _counts);
        _wishKnowledge = new WishKnowledge
        {
            Population = setup.Populations[ordinal],
            Coverage = _network.Coverage,
            Purses = _purses,
            Outlook = outlook,
            IsReduced = setup.Nation.Adoption.Reduced is not null,
        };
        _useKnowledge = new UseKnowledge
        {
            Habits = setup.Habits,
            Coverage = _network.Coverage,
            Tariff = start.Tariff,
        };
        Outbox = new Outbox(setup.Populations.Length);
        Services = new DistrictServices(setup.Services, ordinal, new ServiceTick(setup, ordinal, _rows, _purses, _counts, Outbox));
    }

    /// <summary>
    /// The messages that the district sends to all districts: tie events (messages along social ties), and the traffic of its calls. <see cref="Buy"/> prepares
    /// the tie events for sending; <see cref="Use"/> writes the traffic.
    /// </summary>
    public Outbox Outbox { get; }

    /// <summary>The district's simulated services other than the phone, such as the intranet.</summary>
    public DistrictServices Services { get; }

    /// <summary>The counts of people and phones in each group of the district's people, for example in each tenth by income or in each work group.</summary>
    public StrataTally Strata { get; }

    /// <summary>The tick that the district simulates now, or has simulated last.</summary>
    public Tick Tick { get; private set; }

    public Purses Purses => _purses;

    public DistrictNetwork Network => _network;

    /// <summary>The stored states (rows) of all citizens and handsets of the district.</summary>
    public Cohort Rows => _rows;

    public long[] Counts => _counts.ToArray();

    /// <summary>
    /// Prepares the district before the first tick. Builds the initial base stations (cell towers), counts the people who know of the phone or have applied for
    /// a line, and starts the services.
    /// </summary>
    /// <returns>The counts and towers at the start of the run.</returns>
    public DistrictReport Open()
    {
        _network.BeginTick(_world);
        _network.CountStations();
        for (var citizen = new CitizenIndex(0); citizen < _setup.Populations[_ordinal].People; citizen++)
        {
            var stage = _rows.Citizen(citizen).Stage;
            _counts[PhoneMeasures.Aware] += stage >= AdoptionStage.Aware ? 1 : 0;
            _counts[PhoneMeasures.Applicants] += stage == AdoptionStage.Applied ? 1 : 0;
        }

        Services.Open(_world);
        return Report();
    }

    /// <summary>
    /// Restores the district from a checkpoint, instead of calling <see cref="Open"/>. The rows (states of citizens and handsets) are not restored here: the
    /// constructor has taken them from the checkpoint.
    /// </summary>
    /// <returns>The counts and towers at the tick of the checkpoint.</returns>
    public DistrictReport Resume(DistrictState from)
    {
        ArgumentNullException.ThrowIfNull(from);
        (Tick, _goodwill) = (from.Tick, from.Goodwill);
        _counts.Restore(from.Counts);
        _ledger.Restore(from.OnSale, from.Changed);
        _useTally.Accrued = from.Accrued;
        from.CalledMilliErlangs.CopyTo(Outbox.CalledMilliErlangs, 0);
        foreach (var (district, tieEvent) in from.Posted)
        {
            Outbox.Post(district, tieEvent);
        }

        Services.Restore(from.Services);
        _network.Restore(from.Network, _setup.Calendar.DateOf(Tick));
        return new DistrictReport(_counts.ToArray(), [.. _network.Reports], from.Messages);
    }

    /// <summary>Returns the state that the district carries to the next tick, for a checkpoint. Called between two ticks.</summary>
    /// <param name="rows">The rows (states) from the grains (actors) of citizens and handsets; null to use the district's own rows.</param>
    public DistrictState Save(RowSnapshot? rows = null)
    {
        rows ??= _rows.Snapshot();
        return new DistrictState
        {
            Tick = Tick,
            Counts = _counts.ToArray(),
            Goodwill = _goodwill,
            Accrued = _useTally.Accrued,
            Messages = 0,
            OnSale = _ledger.OnSale,
            Changed = [.. _ledger.Changed],
            CalledMilliErlangs = Outbox.CalledMilliErlangs,
            Posted = Outbox.Posted,
            Services = Services.Save(),
            Network = _network.Save(),
            Citizens = rows.Citizens,
            Handsets = rows.Handsets,
            Households = _purses.All,
        };
    }

    /// <summary>
    /// Performs the phases world and wish of a tick: applies commands and interventions, then performs the citizens' steps towards a phone line.
    /// </summary>
    /// <returns>The number of new handsets that people of the district want and can pay for.</returns>
    public long Wish(TickOrder order, World world)
    {
        BeginWish(order, world);
        return EndWish();
    }

    /// <summary>
    /// Performs the first half of <see cref="Wish"/>: applies commands and interventions, and prepares the data for the citizens' steps towards a phone line.
    /// </summary>
    /// <returns>The data that the citizens' steps read. If citizens have grains (actors) of their own, these perform the steps; they do not change the
    /// purses (savings) in the data.</returns>
    public WishKnowledge BeginWish(TickOrder order, World world)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(world);
        (Tick, _world, _nation) = (order.Tick, world, order.Services);
        _counts.BeginTick();
        Strata.BeginTick();
        _network.BeginTick(world);
        _commands.Execute(order.Commands, world);
        Learn(order, world);
        return _wishKnowledge;
    }

    /// <summary>
    /// Performs the second half of <see cref="Wish"/>: the citizens' steps towards a phone line. The visitors of the shop who can pay form the demand for
    /// handsets.
    /// </summary>
    /// <param name="answers">The results of the same steps by the citizens' own grains (actors), for comparison; null if there are none.</param>
    /// <returns>The number of new handsets that people of the district want and can pay for.</returns>
    /// <exception cref="InvalidOperationException">A result of the grains differs from that of the district.</exception>
    public long EndWish(CitizenStep[]? answers = null)
    {
        _wishTally.Clear();
        if (answers is null)
        {
            _rows.StepCitizens(_wishKnowledge, _wishTally);
        }
        else
        {
            Compare("Citizen", _rows.StepCitizens(_wishKnowledge, _wishTally, answers));
        }

        _counts[PhoneMeasures.Aware] += _wishTally.BecameAware;
        _counts[PhoneMeasures.Applications] = _wishTally.Applications;
        _counts[PhoneMeasures.Refusals] = _wishTally.Refusals;
        _counts[PhoneMeasures.Applicants] += _wishTally.Applications - _wishTally.Refusals - _wishTally.Granted;
        _counts[PhoneMeasures.UnmetDemand] -= _wishTally.GaveUp;
        _shop.Receive(_wishTally, _world);
        return _shop.Demand;
    }

    /// <summary>
    /// Performs the phase buy: sells used handsets, then new ones. Afterwards posts tie events (messages along social ties) for the lines that began or ended.
    /// </summary>
    /// <param name="allotted">The maximum number of new handsets that can be sold: the district's part of the nation's supply.</param>
    public void Buy(long allotted)
    {
        _used.Sell(_world);
        _shop.Serve(allotted, _world);
        _tieEvents.Send(_ledger.Changed, Outbox);
    }

    /// <summary>
    /// Performs the phases word of mouth, use and towers. Applies tie events (messages along social ties), simulates phone use, services and towers, and
    /// completes the tick.
    /// </summary>
    /// <param name="tieEvents">The tie events for this district, in order of the districts that sent them. Districts without events may be left out.</param>
    /// <param name="calledMilliErlangs">The traffic at this district's towers from the last tick's calls to its people, in milli-erlangs.</param>
    /// <returns>The result of the tick in this district.</returns>
    public DistrictReport Use(IReadOnlyList<ReadOnlyMemory<TieEvent>> tieEvents, long calledMilliErlangs)
    {
        BeginUse(tieEvents);
        return EndUse(calledMilliErlangs);
    }

    /// <summary>
    /// Performs the first half of <see cref="Use"/>: applies tie events (messages along social ties), and prepares the data for simulating the use of handsets.
    /// </summary>
    /// <returns>The data that the simulation of each handset reads.</returns>
    public UseKnowledge BeginUse(IReadOnlyList<ReadOnlyMemory<TieEvent>> tieEvents)
    {
        ArgumentNullException.ThrowIfNull(tieEvents);
        Services.Begin(_world, _nation);
        for (var source = 0; source < tieEvents.Count; source++)
        {
            _rows.Hear(tieEvents[source].Span);
            Services.Hear(tieEvents[source].Span);
        }

        (_useKnowledge.Draws, _useKnowledge.Day, _useKnowledge.Tariff) = (_setup.DrawsOf(_ordinal, Tick), _world.Day, _world.Tariff);
        _useKnowledge.FirstMonth = _setup.DrawsOfMonth(_ordinal, _world.Tariff.First.Month);
        _useKnowledge.SecondMonth = _setup.DrawsOfMonth(_ordinal, _world.Tariff.Second.Month);
        (_useKnowledge.LocalAccess, _useKnowledge.OfficialAccess) = (
            HandsetAccess.Of(_world.Access, AccessGroup.Local),
            HandsetAccess.Of(_world.Access, AccessGroup.OfficialOrStudent)
        );
        return _useKnowledge;
    }

    /// <summary>Performs the second half of <see cref="Use"/>: simulates the use of handsets, bills, services and towers.</summary>
    /// <param name="calledMilliErlangs">The traffic at this district's towers from the last tick's calls to its people, in milli-erlangs.</param>
    /// <param name="answers">The results of the same simulation by the handsets' own grains (actors), for comparison; null if there are none.</param>
    /// <returns>The result of the tick in this district.</returns>
    /// <exception cref="InvalidOperationException">A result of the grains differs from that of the district.</exception>
    public DistrictReport EndUse(long calledMilliErlangs, HandsetStep[]? answers = null)
    {
        _useTally.Clear();
        if (answers is null)
        {
            _rows.StepHandsets(_useKnowledge, _useTally);
        }
        else
        {
            Compare("Handset", _rows.StepHandsets(_useKnowledge, _useTally, answers));
        }

        CheckConservation();
        _useTally.Check(_world.Access, _setup.Nation.Districts[_ordinal].Key, Tick);
        _useTally.Close(Outbox, _world.Tariff);
        _goodwill = _useTally.Active == 0 ? 1 : (double)_counts[NetworkMeasures.Goodwill] / (255 * _useTally.Active);
        _settlement.Settle(_useTally, _world.Day);
        Services.Step();
        var foreign = _nation.At(_ordinal).MilliErlangs;
        _counts[ForeignerMeasures.OfferedMilliErlangs] = foreign;
        _network.StepTowers(_world, calledMilliErlangs + foreign + _counts[IntranetMeasures.OfferedMilliErlangs]);
        return Report();
    }

    /// <summary>Returns the rows (states) of citizens and handsets between two ticks. Also updates all purses (savings) to the day of the last tick.</summary>
    public RowSnapshot Snapshot()
    {
        _purses.OpenAll(_setup.Calendar.DayOf(Tick));
        return _rows.Snapshot();
    }

    private DistrictReport Report() => new(_counts.ToArray(), [.. _network.Reports], 0);

    private void Learn(TickOrder order, World world)
    {
        var (nation, known) = (_setup.Nation, _wishKnowledge);
        var days = _setup.Calendar.StepDays;
        known.Draws = _setup.DrawsOf(_ordinal, Tick);
        if (nation.Adoption.Reduced is { } reduced)
        {
            var share = (double)order.NationSubscribers / Math.Max(1, order.NationPeople);
            known.Urban.FillReduced(reduced, share, days);
            known.Rural.FillReduced(reduced, share, days);
            return;
        }

        var area = _setup.Shops.On(world.Date)[_ordinal];
        (known.Tick, known.Day) = (world.Tick, world.VisitDay);
        known.Prices = world.Prices.Purchases;
        known.GivesUp = Probability.Within(nation.Adoption.ImpatienceRate, days);
        world.Granted(nation.Districts[_ordinal].Place).CopyTo(known.Granted);
        var (urbanPeople, people) = (known.Population.Urban, known.Population.People);
        var announced = _setup.Shops.On(world.Announced)[_ordinal].Access;
        known.Announced = _setup.RollOut.CoverageOn(_ordinal, world.Announced);
        var decisions = world.Loosening.DecisionRate(order.ApplicantsAtMiddle, _setup.Scale);
        var (urbanLines, lines) = (_counts[PhoneMeasures.UrbanSubscribers], _counts[PhoneMeasures.Subscribers]);
        known.Urban.Fill(nation.Adoption, _setup.Propensities.AsSpan(), decisions, Share(urbanLines, urbanPeople), Willingness(), area.Access, announced, days);
        known.Rural.Fill(
            nation.Adoption,
            _setup.Propensities.AsSpan(),
            decisions,
            Share(lines - urbanLines, people - urbanPeople),
            Willingness(),
            area.Access,
            announced,
            days
        );
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    /// <summary>
    /// Returns the factor by which lost goodwill towards the network reduces the wish for a phone. It follows from the subscribers' mean goodwill in the last
    /// tick; 1 if no goodwill is lost.
    /// </summary>
    private double Goodwill() => 1 - (_setup.Nation.Adoption.GoodwillWeight * (1 - _goodwill));

    /// <summary>
    /// Returns the factor by which goodwill towards the network and services other than the phone change the wish for a phone; 1 means no change.
    /// </summary>
    private double Willingness() => Goodwill() * Services.Willingness;

    private void Compare(string entity, int different)
    {
        if (different >= 0)
        {
            throw new InvalidOperationException(
                $"{entity} {different} of {_setup.Nation.Districts[_ordinal].Key} performed a step at tick {Tick} that differs from its "
                    + "district's in the outcome or the row."
            );
        }
    }

    /// <summary>
    /// Checks that the number of handsets with a phone line equals the number of subscribers, which is counted separately when lines begin and end.
    /// </summary>
    /// <exception cref="InvalidOperationException">The two numbers differ.</exception>
    private void CheckConservation()
    {
        if (_useTally.Active != _counts[PhoneMeasures.Subscribers])
        {
            throw new InvalidOperationException(
                $"Lines are not conserved in {_setup.Nation.Districts[_ordinal].Key} at tick {Tick}: {_useTally.Active} handsets have one, "
                    + $"{_counts[PhoneMeasures.Subscribers]} are counted."
            );
        }
    }
}
