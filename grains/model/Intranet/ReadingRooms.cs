using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Access;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Intranet;

/// <summary>
/// Simulates the intranet terminals of a district and the citizens who read there or on handsets. New readers are drawn at the rates of their work groups, so
/// that citizens who never read take no computing time. The visits of each reader are simulated in every tick.
/// </summary>
public sealed class ReadingRooms(RunInputs inputs, ReaderHabits habits, AccessGroups persons, DistrictIndex district) : IDistrictService
{
    /// <summary>
    /// The lowest key with which this service requests random draws that decide numbers of events (<see cref="Purpose.EventCount"/>). Each service has its own
    /// range of keys, so that no two services share a random draw.
    /// </summary>
    internal const int FirstEventCount = 0;

    private const int Chunk = 256;
    private const int GroupStride = 1 << 24;
    private readonly ReaderHabits _habits = habits;
    private readonly People.Population _population = inputs.Populations[district];
    private readonly List<ReaderRow> _readers = [];
    private readonly Dictionary<CitizenIndex, int> _readerOf = [];
    private readonly SeatLottery _lottery = new();
    private readonly List<CitizenIndex> _abroad = [];
    private readonly List<(CitizenIndex Citizen, Device On, int Articles)> _vettedReading = [];
    private TerminalRow[] _terminals = [.. habits.Sites.Of(district)];
    private int _open;
    private int _active;
    private long _vetted;
    private long _kilobytes;

    /// <summary>The district's sites with intranet terminals in order of opening, including sites that open later in the run.</summary>
    public ReadOnlySpan<TerminalRow> Terminals => _terminals;

    /// <summary>The present and former readers of the intranet, in order of their first visit.</summary>
    public ReadOnlySpan<ReaderRow> Readers => CollectionsMarshal.AsSpan(_readers);

    /// <summary>The number of sites with intranet terminals that are open by now.</summary>
    public int Open => _open;

    /// <summary>The citizens who visited the international Internet in this tick, in the order of the visits. A citizen may be listed more than once.</summary>
    public IReadOnlyList<CitizenIndex> Abroad => _abroad;

    /// <summary>
    /// The numbers of vetted articles from abroad that citizens read in this tick, in the order of the visits. Each citizen has at most one entry for each
    /// device.
    /// </summary>
    public IReadOnlyList<(CitizenIndex Citizen, Device On, int Articles)> VettedReading => _vettedReading;

    /// <summary>Returns the index of a citizen in <see cref="Readers"/>; -1 if the citizen never was a reader of the intranet.</summary>
    public int ReaderOf(CitizenIndex citizen) => _readerOf.GetValueOrDefault(citizen, -1);

    /// <summary>
    /// True if a reader can use the intranet in this tick, at a terminal that has been opened to the public or on the handset, as the access rules allow.
    /// </summary>
    public bool Reaches(in ReaderRow reader, AccessTable access) =>
        (reader.Has(ReaderFlags.Terminal) && _open > 0 && access.Allows(PersonOf(reader), Service.Intranet, Device.Terminal))
        || (reader.Handset != HandsetIndex.None && access.Allows(PersonOf(reader), Service.Intranet, Device.Handset));

    /// <summary>
    /// Adds one to the number of posts that a reader of the intranet has written on birthday boards. The reader is given by the index in <see cref="Readers"/>.
    /// </summary>
    public void CountPost(int reader) => CollectionsMarshal.AsSpan(_readers)[reader].Posts++;

    public EntityKind? Entities => EntityKind.Terminal;

    public FactSheet Describe(int number, Tick tick, DistrictCounts counts)
    {
        if (number >= _terminals.Length)
        {
            throw new KeyNotFoundException($"District {_population.District.Key} has {_terminals.Length} sites with terminals, none numbered {number}.");
        }

        var row = _terminals[number];
        var (opens, isOpen) = (DateOnly.FromDayNumber(row.OpensDay), number < _open);
        return new FactSheet()
            .Add("kind", row.Kind == SiteKind.University ? "university" : "library", "kind")
            .Add("opens", opens)
            .Add("isOpen", isOpen)
            .Show("open", isOpen ? $"since {FactSheet.Shown(opens)}" : $"from {FactSheet.Shown(opens)} on")
            .Add("seats", row.Seats, "seats")
            .Add("visits", row.Visits, "visits in the tick")
            .Add("turnedAway", row.TurnedAway, "turned away in the tick")
            .Add("waitSeconds", row.WaitSeconds, "mean wait for a seat", " s")
            .Add("allVisits", row.AllVisits, "visits since the start")
            .Add("allTurnedAway", row.AllTurnedAway, "turned away since the start");
    }

    public void Step(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        _abroad.Clear();
        _vettedReading.Clear();
        OpenSites(tick);
        _vetted = _habits.Vetted(tick.Nation.VettedArticles);
        MeetNewReaders(tick);
        StepReaders(tick);
        if (MayRead(AccessGroup.Local, Device.Handset, tick) || MayRead(AccessGroup.OfficialOrStudent, Device.Handset, tick))
        {
            _kilobytes = 0;
            MeetNewOnPhone(tick);
            StepOnPhone(tick);
            tick[IntranetMeasures.OfferedMilliErlangs] = _habits.BusyHour.OfTick(DataLoad.SecondsOfTalk(_kilobytes, _habits.VoiceRate));
        }

        tick[IntranetMeasures.Readers] = _active;
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<TerminalRow>(_terminals);
        rows.All<ReaderRow>(CollectionsMarshal.AsSpan(_readers));
    }

    public void Restore(ref RowReader rows)
    {
        _terminals = rows.All<TerminalRow>();
        foreach (var reader in rows.All<ReaderRow>())
        {
            _readerOf.Add(reader.Citizen, _readers.Count);
            _readers.Add(reader);
            _active += reader.IsActive ? 1 : 0;
        }
    }

    private static bool MayRead(AccessGroup person, Device on, ServiceTick tick) => ReaderAccess.Of(tick.World.Access, person, on).IsAny;

    private static AccessGroup PersonOf(in ReaderRow reader) => reader.Has(ReaderFlags.OfficialOrStudent) ? AccessGroup.OfficialOrStudent : AccessGroup.Local;

    private void OpenSites(ServiceTick tick)
    {
        while (_open < _terminals.Length && _terminals[_open].OpensDay <= tick.World.Date.DayNumber)
        {
            _open++;
        }

        tick[IntranetMeasures.TerminalSeats] = 0;
        foreach (ref readonly var terminal in _terminals.AsSpan(0, _open))
        {
            tick[IntranetMeasures.TerminalSeats] += terminal.Seats;
        }
    }

    private void MeetNewReaders(ServiceTick tick)
    {
        for (var group = 0; _open > 0 && group < _habits.Groups.Length; group++)
        {
            var (work, first) = _habits.Groups[group];
            var members = _population.WorkersOf(work);
            var person = persons.OfWork(work);
            if (!MayRead(person, Device.Terminal, tick))
            {
                continue;
            }

            var events = StochasticRounding.Round(StochasticRounding.Of(members * first), tick.Draws.One(FirstEventCount + group, Purpose.EventCount));
            for (var each = 0; each < events; each++)
            {
                var draws = tick.Draws.Four((group * GroupStride) + each, Purpose.FirstVisit);
                var citizen = _population.Worker(work, StochasticRounding.Pick(draws.W0, members));
                if (Comes(citizen, draws.W1))
                {
                    ref var reader = ref Reader(citizen, person, tick.World.Day);
                    Reach(ref reader, true, reader.Handset);
                }
            }
        }
    }

    private bool Comes(CitizenIndex citizen, uint draw) =>
        (_population.IsUrban(citizen) || _habits.RuralShare.Occurs(draw))
        && _population.AgeOf(citizen) is var age
        && age >= _habits.AgeFrom
        && age <= _habits.AgeTo;

    /// <summary>Returns the stored state (row) of a citizen as a reader of the intranet, and creates it if the citizen has no such row yet.</summary>
    private ref ReaderRow Reader(CitizenIndex citizen, AccessGroup person, int day)
    {
        if (_readerOf.TryAdd(citizen, _readers.Count))
        {
            _readers.Add(
                new ReaderRow
                {
                    Citizen = citizen,
                    Handset = HandsetIndex.None,
                    FirstDay = (ushort)day,
                    Flags = person == AccessGroup.OfficialOrStudent ? ReaderFlags.OfficialOrStudent : ReaderFlags.None,
                }
            );
        }

        return ref CollectionsMarshal.AsSpan(_readers)[_readerOf[citizen]];
    }

    /// <summary>Sets where a reader uses the intranet from now on: at terminals, on a handset, on both or on neither.</summary>
    private void Reach(ref ReaderRow reader, bool terminal, HandsetIndex handset)
    {
        _active -= reader.IsActive ? 1 : 0;
        reader.Flags = terminal ? reader.Flags | ReaderFlags.Terminal : reader.Flags & ~ReaderFlags.Terminal;
        reader.Handset = handset;
        _active += reader.IsActive ? 1 : 0;
    }

    /// <summary>
    /// Simulates the tick's visits to terminals: draws the number of visits that each reader wants to make, mostly 0. If the seats are too few, a lottery
    /// decides which visits get a seat.
    /// </summary>
    private void StepReaders(ServiceTick tick)
    {
        _lottery.Begin(_terminals.AsSpan(0, _open));
        var readers = CollectionsMarshal.AsSpan(_readers);
        var (forLocals, forOfficials) = (MayRead(AccessGroup.Local, Device.Terminal, tick), MayRead(AccessGroup.OfficialOrStudent, Device.Terminal, tick));
        Span<Words> draws = stackalloc Words[Chunk];
        Span<int> citizens = stackalloc int[Chunk];
        for (var first = 0; _open > 0 && first < readers.Length; first += Chunk)
        {
            var count = Math.Min(Chunk, readers.Length - first);
            for (var index = 0; index < count; index++)
            {
                citizens[index] = readers[first + index].Citizen;
            }

            tick.Draws.FourOfEach(draws, citizens[..count], Purpose.Reader);
            for (var index = 0; index < count; index++)
            {
                ref var reader = ref readers[first + index];
                if (!reader.Has(ReaderFlags.Terminal))
                {
                    continue;
                }

                if (_habits.Lapses.Occurs(draws[index].W2))
                {
                    Reach(ref reader, false, reader.Handset);
                }
                else if (_habits.Visits.Count(draws[index].W0) is var visits and > 0 && (reader.Has(ReaderFlags.OfficialOrStudent) ? forOfficials : forLocals))
                {
                    _lottery.Enter(first + index, visits, draws[index]);
                }
            }
        }

        _lottery.Draw(_terminals.AsSpan(0, _open), tick.Tick, _habits.Terminals);
        foreach (ref readonly var terminal in _terminals.AsSpan(0, _open))
        {
            tick[IntranetMeasures.TerminalVisits] += terminal.Visits;
            tick[IntranetMeasures.TerminalTurnedAway] += terminal.TurnedAway;
        }

        foreach (ref readonly var visit in _lottery.Served)
        {
            Read(ref readers[visit.Reader], visit.Visits, visit.Reading, Device.Terminal, tick);
        }
    }

    [SkipLocalsInit]
    private void MeetNewOnPhone(ServiceTick tick)
    {
        // People are drawn, not handsets: the luck of all others stays the same when one more handset is sold.
        var events = StochasticRounding.Round(
            StochasticRounding.Of(_population.People * _habits.FirstOnPhone),
            tick.Draws.One(FirstEventCount + _habits.Groups.Length, Purpose.EventCount)
        );
        Span<uint> draws = stackalloc uint[Chunk];
        for (var each = 0; each < events; each++)
        {
            if (each % Chunk == 0)
            {
                tick.Draws.Fill(draws, each, Purpose.FirstOnPhone);
            }

            var citizen = new CitizenIndex(StochasticRounding.Pick(draws[each % Chunk], _population.People));
            var handset = tick.Handsets.HandsetOf(citizen);
            if (handset == HandsetIndex.None)
            {
                continue;
            }

            var row = tick.Handsets.Handset(handset);
            if (row.State == HandsetState.Active)
            {
                var person = row.Has(HandsetFlags.OfficialOrStudent) ? AccessGroup.OfficialOrStudent : AccessGroup.Local;
                if (MayRead(person, Device.Handset, tick))
                {
                    ref var reader = ref Reader(row.Owner, person, tick.World.Day);
                    Reach(ref reader, reader.Has(ReaderFlags.Terminal), handset);
                }
            }
        }
    }

    private void StepOnPhone(ServiceTick tick)
    {
        for (var index = 0; index < _readers.Count; index++)
        {
            var reader = _readers[index];
            if (reader.Handset == HandsetIndex.None || !MayRead(PersonOf(reader), Device.Handset, tick))
            {
                continue;
            }

            var draws = tick.Draws.Four(reader.Citizen, Purpose.PhoneReader);
            var visits = _habits.PhoneVisits.Count(draws.W0);
            var row = tick.Handsets.Handset(reader.Handset);
            if (row.Owner != reader.Citizen)
            {
                Reach(ref CollectionsMarshal.AsSpan(_readers)[index], reader.Has(ReaderFlags.Terminal), HandsetIndex.None);
            }
            else if (row.State == HandsetState.Active && visits > 0)
            {
                tick[IntranetMeasures.PhoneVisits] += visits;
                Read(ref CollectionsMarshal.AsSpan(_readers)[index], visits, draws.W3, Device.Handset, tick);
            }
        }
    }

    private void Read(ref ReaderRow reader, int visits, uint draw, Device on, ServiceTick tick)
    {
        var person = PersonOf(reader);
        var abroad = StochasticRounding.Round(visits * ReaderAccess.Of(tick.World.Access, person, on).ShareAbroad(_habits.InternetShare), draw);
        var within = visits - abroad;
        tick.World.Access.Check(person, Service.Intranet, on, within, tick.Key, tick.Tick);
        tick.World.Access.Check(person, Service.Internet, on, abroad, tick.Key, tick.Tick);
        if (on == Device.Handset)
        {
            tick.World.Access.Check(person, Service.Data, on, abroad, tick.Key, tick.Tick);
            _kilobytes += (within * _habits.IntranetKilobytes) + (abroad * _habits.InternetKilobytes);
        }

        if (abroad > 0)
        {
            _abroad.Add(reader.Citizen);
        }

        var articles = StochasticRounding.Round(within * _habits.Articles, draw);
        var vetted = StochasticRounding.Round(within * _vetted, ~draw);
        if (vetted > 0)
        {
            _vettedReading.Add((reader.Citizen, on, (int)vetted));
        }

        reader.Visits += (uint)visits;
        reader.Articles += (uint)articles;
        reader.Vetted += (uint)vetted;
        tick[InternetMeasures.Visits] += abroad;
        tick[IntranetMeasures.ArticlesRead] += articles;
        tick[IntranetMeasures.VettedArticlesRead] += vetted;
    }
}
