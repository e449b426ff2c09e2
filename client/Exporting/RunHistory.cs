using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Exporting;

/// <summary>Places that metrics tell apart.</summary>
/// <param name="Settlement">What kind of places its districts are, in snake case.</param>
internal readonly record struct PlaceKey(string Province, string Settlement);

/// <summary>What a run counted at each of its dates, added up by province and kind of place: it takes no more memory where there are more districts.</summary>
internal sealed class RunHistory
{
    private readonly List<DateOnly> _dates = [];
    private readonly List<long[]> _counts = [];

    /// <param name="places">In any order, as often as there are districts.</param>
    public RunHistory(ExportedRun run, IEnumerable<PlaceKey> places)
    {
        Run = run;
        Places = [.. places.Distinct().OrderBy(place => place.Province, StringComparer.Ordinal).ThenBy(place => place.Settlement, StringComparer.Ordinal)];
        People = new long[Places.Length];
    }

    public ExportedRun Run { get; }

    public ImmutableArray<PlaceKey> Places { get; }

    /// <summary>Real people of each place.</summary>
    public long[] People { get; }

    /// <summary>Ascending; the first is the start, before any tick.</summary>
    public IReadOnlyList<DateOnly> Dates => _dates;

    /// <summary>Of simulated people and things, as the measure says: a stock on the date, or a flow of the tick that ended on it.</summary>
    public long Count(int date, int place, Measure measure) => _counts[date][(place * Measures.Count) + (int)measure];

    /// <summary>The counts of a place on the last date, to be added to.</summary>
    public Span<long> Last(int place) => _counts[^1].AsSpan(place * Measures.Count, Measures.Count);

    public void Begin(DateOnly date)
    {
        _dates.Add(date);
        _counts.Add(new long[Places.Length * Measures.Count]);
    }
}
