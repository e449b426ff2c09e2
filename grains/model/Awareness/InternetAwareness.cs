using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Awareness;

/// <summary>
/// Simulates which citizens of one district know that the international Internet exists. Some know of it at the start. Others learn of it by seeing foreigners'
/// gadgets, by study and travel, from vetted foreign articles, by visiting it themselves, or from social ties. Ties follow the independent cascade model
/// (Goldenberg, Libai and Muller 2001, Marketing Letters 12(3); Kempe, Kleinberg and Tardos 2003). A citizen who has just learned of the Internet passes the
/// news on along each tie once, always with the same chance. Stored as one bit per citizen, allocated when the first one learns of it.
/// </summary>
public sealed class InternetAwareness : IDistrictService
{
    /// <summary>
    /// The lowest of the keys with which this service requests random draws for the number of events in a tick (<see cref="Purpose.EventCount"/>). Each service
    /// has its own range of keys, so that no two services share a random draw.
    /// </summary>
    internal const int FirstEventCount = 1000;

    private const int GroupStride = 1 << 24;
    private const int MostArticles = 64;
    private readonly RunInputs _inputs;
    private readonly DistrictIndex _district;
    private readonly ReadingRooms? _rooms;
    private readonly PrivilegedUsers? _users;
    private readonly ImmutableArray<Probability> _byArticles;
    private readonly People.Population _population;
    private readonly InternetParameters _internet;
    private readonly Probability _informed;
    private readonly int _ageFrom;
    private readonly ImmutableArray<(int Work, double Rate)> _groups;
    private readonly List<CitizenIndex> _heard = [];
    private readonly List<CitizenIndex> _new = [];
    private ulong[] _aware = [];

    /// <param name="rooms">The terminals of the district; null if there is no intranet.</param>
    /// <param name="users">The citizens with access to the Internet; null if there are none.</param>
    public InternetAwareness(RunInputs inputs, DistrictIndex district, ReadingRooms? rooms, PrivilegedUsers? users = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        (_inputs, _district, _rooms, _users) = (inputs, district, rooms, users);
        (_population, _internet) = (inputs.Populations[district], inputs.Nation.Internet!);
        double learned = _internet.LearnedByArticle ?? default;
        _byArticles = [.. Enumerable.Range(0, MostArticles + 1).Select(articles => Probability.Of(1 - Math.Pow(1 - learned, articles)))];
        _informed = Probability.Of(_internet.ToldByTie);
        _ageFrom = (int)Math.Round(_internet.AgeFrom);
        var works = inputs.Nation.People.Work.Select(work => work.Key).ToList();
        var isOpen = inputs.Nation.Districts[district].Place != SettlementType.Closed;
        _groups = isOpen ? [.. _internet.Groups.Select(group => (works.IndexOf(group.Work), group.Rate * inputs.Calendar.StepDays / 365.25))] : [];
    }

    /// <summary>The number of citizens of the district who know that the international Internet exists.</summary>
    public int Aware { get; private set; }

    /// <summary>
    /// The factor (at least 1) by which knowledge of the Internet raises the wish for a phone. It grows with the share of the district's people who know of the
    /// Internet; 1 if nobody does.
    /// </summary>
    public double Willingness => 1 + (_internet.FascinationWeight * Aware / Math.Max(1, _population.People));

    public bool Knows(CitizenIndex citizen) => _aware.Length > 0 && (_aware[citizen / 64] >> (citizen % 64) & 1) != 0;

    public void Hear(in TieEvent tieEvent)
    {
        if (tieEvent.Kind == TieEventKind.HeardOfInternet)
        {
            _heard.Add(tieEvent.Citizen);
        }
    }

    /// <summary>Makes a citizen aware of the Internet, unless the citizen is too young or already aware.</summary>
    public void Learn(CitizenIndex citizen)
    {
        if (Knows(citizen) || _population.AgeOf(citizen) < _ageFrom)
        {
            return;
        }

        if (_aware.Length == 0)
        {
            _aware = new ulong[(_population.People + 63) / 64];
        }

        _aware[citizen / 64] |= 1UL << (citizen % 64);
        Aware++;
        _new.Add(citizen);
    }

    /// <summary>
    /// Marks the citizens who know of the Internet at the start of the run, including those with access to it. They do not pass the news on: they are assumed
    /// to have done so before.
    /// </summary>
    public void Open(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        var shares = new StartingShares(_inputs.Nation, _district, _internet.KnownAtStart);
        ConstantDraws.Find(_population, _inputs.DrawsOf(_district, new Tick(0)), Purpose.InternetKnown, shares.Most, LearnIfKnown);
        LearnByAccess();
        _new.Clear();
        tick[InternetMeasures.AwarePeople] = Aware;

        void LearnIfKnown(CitizenIndex citizen, uint draw)
        {
            if (shares.Knows(_population.TraitsOf(citizen), draw))
            {
                Learn(citizen);
            }
        }
    }

    public void Step(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        foreach (var citizen in _rooms?.Abroad ?? [])
        {
            Learn(citizen);
        }

        LearnByAccess();
        Read(tick);
        See(tick);
        StudyAndTravel(tick);
        foreach (var citizen in _heard)
        {
            Learn(citizen);
        }

        _heard.Clear();
        Inform(tick);
        tick[InternetMeasures.AwarePeople] = Aware;
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<ulong>(_aware);
    }

    public void Restore(ref RowReader rows)
    {
        _aware = rows.All<ulong>();
        Aware = _aware.Sum(word => System.Numerics.BitOperations.PopCount(word));
    }

    private void LearnByAccess()
    {
        if (_users is { HaveAccess: true })
        {
            foreach (var citizen in _users.All)
            {
                Learn(citizen);
            }
        }
    }

    private void Read(ServiceTick tick)
    {
        foreach (var (citizen, on, articles) in _rooms?.VettedReading ?? [])
        {
            var chance = _byArticles[Math.Min(articles, MostArticles)];
            if (chance == Probability.Never || Knows(citizen))
            {
                continue;
            }

            var draws = tick.Draws.Four(citizen, Purpose.VettedReading);
            if (chance.Occurs(on == Device.Handset ? draws.W1 : draws.W0))
            {
                Learn(citizen);
            }
        }
    }

    private void See(ServiceTick tick)
    {
        var sights = _population.People == 0 ? 0 : tick.Nation.At(_district).Sights;
        tick[GadgetMeasures.Sights] = sights;
        var events = StochasticRounding.Round(StochasticRounding.Of(sights * _internet.ToldBySight), tick.Draws.One(FirstEventCount, Purpose.EventCount));
        for (var each = 0; each < events; each++)
        {
            Learn(new CitizenIndex(StochasticRounding.Pick(tick.Draws.One(each, Purpose.Sight), _population.People)));
        }
    }

    private void StudyAndTravel(ServiceTick tick)
    {
        for (var group = 0; group < _groups.Length; group++)
        {
            var (work, rate) = _groups[group];
            var members = _population.WorkersOf(work);
            var events = StochasticRounding.Round(StochasticRounding.Of(members * rate), tick.Draws.One(FirstEventCount + 1 + group, Purpose.EventCount));
            for (var each = 0; each < events; each++)
            {
                Learn(_population.Worker(work, StochasticRounding.Pick(tick.Draws.One(((group + 1) * GroupStride) + each, Purpose.Sight), members)));
            }
        }
    }

    [SkipLocalsInit]
    private void Inform(ServiceTick tick)
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        foreach (var citizen in _new)
        {
            foreach (ref readonly var tie in ties[.._inputs.Graph.TiesOf(_district, citizen, ties)])
            {
                if (_informed.Occurs(tick.Draws.One((citizen * TieSlots.Count) + tie.OwnSlot, Purpose.Informing)))
                {
                    tick.Post(tie.District, new TieEvent(tie.Citizen, tie.Slot, TieEventKind.HeardOfInternet));
                }
            }
        }

        _new.Clear();
    }
}
