using System.Collections.Immutable;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Time;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.People;

/// <summary>
/// Assigns a birthday to each citizen. A district's people, shuffled by a random key, are divided among 365 days as evenly as possible. The number of birthdays
/// on a day is thus known without reading any citizen's state. Nobody is born on 29 February.
/// </summary>
public sealed class Birthdays
{
    public const int DaysAYear = 365;
    private readonly Nation _nation;
    private readonly ImmutableArray<Population> _populations;
    private readonly Calendar _calendar;
    private readonly ImmutableArray<Permutation> _orders;

    /// <param name="populations">The population of each district, by index.</param>
    public Birthdays(Nation nation, ImmutableArray<Population> populations, Calendar calendar, ulong seed)
    {
        (_nation, _populations, _calendar) = (nation, populations, calendar);
        _orders =
        [
            .. populations.Select(population => new Permutation(Math.Max(1, population.People), new Draws(seed, population.Place, 0).One(0, Purpose.Birthday))),
        ];
    }

    /// <summary>Returns the day of the year of a citizen's birthday: 0 for 1 January to 364 for 31 December.</summary>
    public int DayOf(DistrictIndex district, CitizenIndex citizen) =>
        (int)((long)_orders[district].PlaceOf(citizen) * DaysAYear / _populations[district].People);

    /// <summary>Returns a citizen's birthday as text in the form month-day, such as 04-27.</summary>
    public string TextOf(DistrictIndex district, CitizenIndex citizen) =>
        new DateOnly(2001, 1, 1).AddDays(DayOf(district, citizen)).ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// Returns the number of people of a district with a birthday on a day of the year, 0 to 364. Returns 0 for a closed district (whose people can have no
    /// phone), which has no birthday boards.
    /// </summary>
    public int PeopleOn(DistrictIndex district, int day)
    {
        if (_nation.Districts[district].Place == SettlementType.Closed)
        {
            return 0;
        }

        var people = (long)_populations[district].People;
        return (int)(FirstPlace(day + 1, people) - FirstPlace(day, people));
    }

    /// <summary>Returns the days of the year (0 for 1 January to 364) that a tick covers, in order of time. 29 February is left out.</summary>
    public IEnumerable<int> DaysOf(Tick tick) =>
        Enumerable.Range(0, _calendar.StepDays).Select(back => DayOfYear(_calendar.DateOf(tick).AddDays(-back))).Where(day => day >= 0).Reverse();

    private static long FirstPlace(int day, long people) => ((day * people) + DaysAYear - 1) / DaysAYear;

    private static int DayOfYear(DateOnly date) =>
        date switch
        {
            { Month: 2, Day: 29 } => -1,
            { Month: > 2 } when DateTime.IsLeapYear(date.Year) => date.DayOfYear - 2,
            _ => date.DayOfYear - 1,
        };
}
