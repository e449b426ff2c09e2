using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Access;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Towers;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Foreigners;

/// <summary>
/// Simulates the foreigners of one cohort (a group with the same parameters) who are in the country: arrival, phone use, departure. Invariant: their rows
/// (states) are in order of number, and numbers are never reused.
/// </summary>
public sealed class ForeignCohortRows : INationService
{
    private readonly RunInputs _inputs;
    private readonly ForeignerParameters _parameters;
    private readonly int _index;
    private readonly ForeignCohort _cohort;
    private readonly uint _place;
    private readonly ImmutableArray<(Probability UpTo, DistrictIndex District)> _hosts;
    private readonly Erlangs _erlangs;
    private readonly DataUptake _uptake;
    private readonly Func<World, AccessTable> _heeds;
    private readonly long[] _offeredSeconds;
    private List<ForeignerRow> _rows = [];
    private int _next;

    /// <param name="heeds">The access table that its people follow; null for the world's table. Their uses are always checked against the world's
    /// table.</param>
    public ForeignCohortRows(RunInputs inputs, int index, Func<World, AccessTable>? heeds = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        (_inputs, _parameters, _index) = (inputs, inputs.Nation.Foreigners!, index);
        _cohort = _parameters.Cohorts[index];
        _place = PlaceCode.Of(Key);
        _heeds = heeds ?? (world => world.Access);
        _offeredSeconds = new long[inputs.Populations.Length];
        _uptake = new DataUptake(_cohort.DataUptake?.Value, inputs.Calendar.StepDays);
        _erlangs = new Erlangs(inputs.Nation.Network.BusyHourShare, inputs.Calendar.StepDays);
        var keys = inputs.Nation.Districts.Select(district => district.Key).ToList();
        var upTo = 0.0;
        _hosts = [.. _cohort.Hosts.Select(host => (Probability.Of((upTo += host.Share) / 100), new DistrictIndex(keys.IndexOf(host.District))))];
        Settle();
    }

    /// <summary>The name of this cohort (group) of foreigners in the form <c>FR/KEY</c>, where KEY is the cohort's key in the nation's file.</summary>
    public string Key => CohortName.Of(_cohort.Key);

    public ForeignCohort Cohort => _cohort;

    /// <summary>The states (rows) of the cohort's foreigners who are in the country, in order of number.</summary>
    public ReadOnlySpan<ForeignerRow> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>The number that the next arriving foreigner of the cohort gets.</summary>
    public int Next => _next;

    /// <summary>Returns the state of the cohort's foreigner with the given number; null if no such foreigner is in the country.</summary>
    public ForeignerRow? Find(int number)
    {
        var (from, to) = (0, _rows.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _rows[middle].Number < number ? (middle + 1, to) : (from, middle);
        }

        return from < _rows.Count && _rows[from].Number == number ? _rows[from] : null;
    }

    public string Place => Key;

    public FactSheet Describe(int number)
    {
        if (Find(number) is { } row)
        {
            return Describe(row);
        }

        var there = Rows is [.., var last] ? $"{Key}/{last.Number} is there" : "nobody of the cohort is there";
        throw new KeyNotFoundException(
            number < _next ? $"{Key}/{number} has left the country; {there}." : $"Cohort {Key} has had {_next} members so far, none numbered {number}; {there}."
        );
    }

    public void Open(NationTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        CountStocks(tick);
    }

    public void Step(NationTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        Arrive(tick);
        var known = new ForeignerKnowledge(_parameters, _cohort, _heeds(tick.World), tick.World.Date) { Uptake = _uptake };
        var (own, likes) = (new Draws(_inputs.Seed, _place, tick.Tick), new Draws(_inputs.Seed, _place, 0));
        foreach (ref var row in CollectionsMarshal.AsSpan(_rows))
        {
            var outcome = ForeignerRule.Step(
                ref row,
                likes.Four(row.Number, Purpose.Foreigner),
                own.Four(row.Number, Purpose.Foreigner),
                own.One(row.Number, Purpose.ForeignData),
                tick.World.Day,
                _inputs.Calendar.StepDays,
                _parameters,
                known
            );
            Check(tick, row, outcome, known.Person);
            Count(tick, row, outcome);
        }

        Load(tick);
        Depart(tick);
        CountStocks(tick);
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<int>([_next]);
        rows.All<ForeignerRow>(CollectionsMarshal.AsSpan(_rows));
    }

    public void Restore(ref RowReader rows)
    {
        _next = rows.All<int>()[0];
        _rows = [.. rows.All<ForeignerRow>()];
    }

    /// <summary>Returns facts about a foreigner in the country, such as the day of arrival and the SIM card, for display to a user.</summary>
    private FactSheet Describe(in ForeignerRow row)
    {
        var start = _inputs.Scenario.Start;
        return new FactSheet()
            .Add("kind", _cohort.Kind == ForeignerKind.Resident ? "resident" : "tourist", "kind")
            .Add("host", _inputs.Nation.Districts[row.Host].Key, "stays in")
            .Add("arrived", start.AddDays(row.Arrived), "arrived")
            .Add("leaves", start.AddDays(row.Leaves), "leaves")
            .Add("sim", row.Has(ForeignerFlags.Sim), "SIM card")
            .Add("data", row.Has(ForeignerFlags.Data), "mobile data")
            .Add("broadband", row.Has(ForeignerFlags.Broadband), "broadband")
            .Add("callMinutes", row.Seconds / 60, "calls made", " minutes")
            .Add("messages", row.Messages)
            .Add("photos", row.Photos)
            .Show("posts", string.Create(CultureInfo.InvariantCulture, $"{row.Messages:N0} messages, {row.Photos:N0} photos"))
            .Add("postsOverData", row.PostsOverData, "of them over mobile data")
            .Add("firstPostOverData", row.FirstOverData == ForeignerRow.Never ? null : start.AddDays(row.FirstOverData), "first post over mobile data");
    }

    /// <summary>
    /// Adds the foreign residents who are already in the country at the start of the run, each at a random point of the stay. Adds no tourists.
    /// </summary>
    private void Settle()
    {
        if (_cohort.Kind == ForeignerKind.Tourist)
        {
            return;
        }

        var draws = new Draws(_inputs.Seed, _place, 0);
        var people = (int)Math.Round(_cohort.People.On(_inputs.Scenario.Start) * _inputs.Scale);
        for (var person = 0; person < people; person++)
        {
            var stay = StayOf(draws, _next);
            var arrived = -StochasticRounding.Pick(draws.One(_next, Purpose.Arrivals), stay);
            Come(arrived, stay, draws);
        }
    }

    /// <summary>
    /// Adds the foreigners who arrive in this tick, each on a random day. New residents replace those who left; the number of tourists depends on the season.
    /// </summary>
    private void Arrive(NationTick tick)
    {
        var (fixedDraws, draws) = (new Draws(_inputs.Seed, _place, 0), new Draws(_inputs.Seed, _place, tick.Tick));
        var people = _cohort.People.On(tick.World.Date) * _inputs.Scale;
        var arrivals =
            _cohort.Kind == ForeignerKind.Resident
                ? Math.Max(0, (int)Math.Round(people) - _rows.Count)
                : StochasticRounding.Round(
                    StochasticRounding.Of(people * Season(tick.World.Date) * _inputs.Calendar.StepDays / 365.25),
                    draws.One(0, Purpose.EventCount)
                );
        for (var each = 0; each < arrivals; each++)
        {
            var day = tick.World.Day - StochasticRounding.Pick(draws.One(each, Purpose.Arrivals), _inputs.Calendar.StepDays);
            Come(day, StayOf(fixedDraws, _next), fixedDraws);
        }

        tick[_index, ForeignMeasure.Arrivals] = arrivals;
    }

    /// <summary>Returns the number of tourist arrivals at a date relative to the mean over the year; 1 stands for the mean.</summary>
    private double Season(DateOnly date) => _cohort.Season is { Length: 12 } months ? months[date.Month - 1] * 12 / months.Sum() : 1;

    private int StayOf(in Draws draws, int number)
    {
        var stay = (double)_cohort.Stay;
        return Math.Max(1, (int)Math.Round(stay / 2) + StochasticRounding.Pick(draws.One(number, Purpose.ForeignStay), Math.Max(1, (int)Math.Round(stay) + 1)));
    }

    private void Come(int day, int stay, in Draws draws)
    {
        var where = draws.Four(_next, Purpose.Foreigner).W3;
        var host = _hosts.FirstOrDefault(each => each.UpTo.Occurs(where), _hosts[^1]).District;
        _rows.Add(
            new ForeignerRow
            {
                Number = _next++,
                Arrived = day,
                Leaves = day + stay,
                Host = host,
                FirstOverData = ForeignerRow.Never,
            }
        );
    }

    private void Depart(NationTick tick)
    {
        var day = tick.World.Day;
        tick[_index, ForeignMeasure.Departures] = _rows.RemoveAll(row => row.Leaves <= day);
    }

    private void Count(NationTick tick, in ForeignerRow row, in ForeignerOutcome done)
    {
        tick[_index, ForeignMeasure.Messages] += done.Messages;
        tick[_index, ForeignMeasure.PhotoPosts] += done.Photos;
        tick[_index, ForeignMeasure.PostsOverData] += done.PostsOverData;
        tick[_index, ForeignMeasure.InternationalSeconds] += done.InternationalSeconds;
        tick[_index, ForeignMeasure.LocalSeconds] += done.LocalSeconds;
        tick[_index, ForeignMeasure.DataKilobytes] += done.Kilobytes;
        tick[_index, ForeignMeasure.SpentCents] += done.SpentCents;
        tick.Foreigners[row.Host] = tick.Foreigners[row.Host] with { Sights = tick.Foreigners[row.Host].Sights + done.Sights };

        // For a call among foreigners both ends load a tower here, because they stay in the same districts.
        _offeredSeconds[row.Host] +=
            done.InternationalSeconds + (2 * done.LocalSeconds) + DataLoad.SecondsOfTalk(done.Kilobytes, _inputs.Nation.Network.VoiceRate);
    }

    /// <summary>
    /// Adds the phone traffic of this cohort (group) of foreigners in this tick to the districts in which they stay. The traffic of all people is summed before
    /// rounding, because one person's traffic would often round to 0.
    /// </summary>
    private void Load(NationTick tick)
    {
        for (var district = 0; district < _offeredSeconds.Length; district++)
        {
            var presence = tick.Foreigners[district];
            tick.Foreigners[district] = presence with { MilliErlangs = presence.MilliErlangs + _erlangs.OfTick(_offeredSeconds[district]) };
        }

        Array.Clear(_offeredSeconds);
    }

    /// <summary>
    /// Counts the foreigners of the cohort who are in the country, and their SIM cards, mobile data and broadband. Called after the departures of the tick.
    /// </summary>
    private void CountStocks(NationTick tick)
    {
        tick[_index, ForeignMeasure.Present] = _rows.Count;
        foreach (ref readonly var row in Rows)
        {
            tick[_index, ForeignMeasure.Lines] += row.Has(ForeignerFlags.Sim) ? 1 : 0;
            tick[_index, ForeignMeasure.DataUsers] += row.Has(ForeignerFlags.Data) ? 1 : 0;
            tick[_index, ForeignMeasure.BroadbandUsers] += row.Has(ForeignerFlags.Broadband) ? 1 : 0;
        }
    }

    private void Check(NationTick tick, in ForeignerRow row, in ForeignerOutcome done, AccessGroup person)
    {
        var access = tick.World.Access;
        access.Check(person, Service.InternationalCalls, Device.Handset, done.InternationalSeconds, Key, tick.Tick);
        access.Check(person, Service.Voice, Device.Handset, done.LocalSeconds, Key, tick.Tick);
        access.Check(person, Service.Data, Device.Handset, done.Kilobytes, Key, tick.Tick);
        access.Check(person, Service.Internet, Device.Handset, done.PostsOverData, Key, tick.Tick);
        access.Check(person, Service.Broadband, Device.Computer, row.Has(ForeignerFlags.Broadband) ? 1 : 0, Key, tick.Tick);
        access.Check(person, Service.Internet, Device.Computer, done.Messages + done.Photos - done.PostsOverData, Key, tick.Tick);
        if (done.LocalSeconds > 0 && !ForeignerKnowledge.MayCallForeigners(person, access))
        {
            throw new InvalidOperationException(
                $"{Key}, tick {tick.Tick}: {person} called other foreigners for {done.LocalSeconds} seconds, which the access table forbids."
            );
        }
    }
}
