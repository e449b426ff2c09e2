using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// Computes how many base stations may have been added, by a date, to districts that already had one. With this limit, enough base stations remain on every
/// later day of the nation's record for one in each district covered by then. The limit is 0 if base stations are fewer than covered districts.
/// </summary>
internal sealed class SiteReserve
{
    private readonly DateOnly _start;
    private readonly int[] _further;

    public SiteReserve(Nation nation, ImmutableArray<RollOutPart> parts, DateOnly start)
    {
        _start = start;
        var (stations, covered) = (nation.Network.BaseStations, nation.Network.PopulationCovered);
        var people = nation.Districts.Sum(district => (long)district.People);
        var reached = parts.GroupBy(part => part.District).Select(district => district.Min(part => part.Before)).Order().ToArray();
        var days = Math.Max(0, Math.Max(stations.Points[^1].Date.DayNumber, covered.Points[^1].Date.DayNumber) - start.DayNumber);

        _further = new int[days + 1];
        var (least, districts) = (int.MaxValue, reached.Length);
        for (var day = days; day >= 0; day--)
        {
            var date = start.AddDays(day);
            var nationCovered = covered.On(date) / 100 * people;
            districts = CountBelow(reached, nationCovered, districts);
            least = Math.Min(least, Math.Max(0, (int)Math.Floor(stations.On(date)) - districts));
            _further[day] = least;
        }
    }

    /// <summary>
    /// Returns how many base stations may have been added, by a date, to districts that already had one. The number never falls from day to day.
    /// </summary>
    public int FurtherOn(DateOnly date) => _further[Math.Min(date.DayNumber - _start.DayNumber, _further.Length - 1)];

    /// <summary>Returns the number of values in a sorted array that are below a limit.</summary>
    /// <param name="guess">The number from which the search starts: the result for the neighbouring day, which hardly differs.</param>
    private static int CountBelow(long[] sorted, double limit, int guess)
    {
        while (guess > 0 && sorted[guess - 1] >= limit)
        {
            guess--;
        }

        while (guess < sorted.Length && sorted[guess] < limit)
        {
            guess++;
        }

        return guess;
    }
}
