using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Exporting;

/// <summary>Places that metrics tell apart.</summary>
/// <param name="Settlement">What kind of places its districts are, in snake case.</param>
internal readonly record struct PlaceKey(string Province, string Settlement);

/// <summary>What a run counted at each of its dates, added up by province and kind of place: it takes no more memory where there are more districts.</summary>
internal sealed class RunHistory
{
    private readonly List<DateOnly> _dates = [];
    private readonly List<CountRows> _counts = [];
    private readonly List<long[]> _congested = [];
    private readonly List<long[]> _nation = [];
    private readonly SortedDictionary<string, List<long[]>> _cohorts = new(StringComparer.Ordinal);

    /// <param name="places">In any order, as often as there are districts.</param>
    public RunHistory(ExportedRun run, IEnumerable<PlaceKey> places)
    {
        Run = run;
        Places = [.. places.Distinct().OrderBy(place => place.Province, StringComparer.Ordinal).ThenBy(place => place.Settlement, StringComparer.Ordinal)];
        People = new long[Places.Length];
        Provinces = [.. Places.Index().GroupBy(place => place.Item.Province).Select(province => (province.Key, province.Select(place => place.Index).ToImmutableArray()))];
    }

    public ExportedRun Run { get; }

    public ImmutableArray<PlaceKey> Places { get; }

    /// <summary>Each with the indices of its places.</summary>
    public ImmutableArray<(string Key, ImmutableArray<int> Places)> Provinces { get; }

    /// <summary>Of foreigners, in order of their keys.</summary>
    public IEnumerable<string> Cohorts => _cohorts.Keys;

    /// <summary>Real people of each place.</summary>
    public long[] People { get; }

    /// <summary>Ascending; the first is the start, before any tick.</summary>
    public IReadOnlyList<DateOnly> Dates => _dates;

    /// <summary>Returns the counts of all places, of simulated people and things: a stock on the date, or a flow of the tick that ended on it.</summary>
    public CountRows Counts(int date) => _counts[date];

    /// <summary>What stations had no channel for, by place: in milli-erlangs of real people. To be added to.</summary>
    public long[] Congested(int date) => _congested[date];

    /// <summary>What was counted of the nation but once, by <see cref="NationMeasure"/>.</summary>
    public long[] OfNation(int date) => _nation[date];

    /// <summary>What was counted of a cohort of foreigners, by <see cref="ForeignMeasure"/>: of simulated people.</summary>
    public long[] OfCohort(string key, int date)
    {
        if (!_cohorts.TryGetValue(key, out var counts))
        {
            _cohorts[key] = counts = [.. _dates.Select(_ => new long[NationSeries.Foreign])];
        }

        return counts[date];
    }

    /// <summary>The index of a row's date.</summary>
    /// <param name="from">That of the row before.</param>
    /// <exception cref="AdoptionSim.Nations.Files.BadFileException">It is none of the run's dates, or an earlier one.</exception>
    public int TickOf(ResultsTable table, int column, int from)
    {
        var date = table.Date(column);
        for (var tick = from; tick < _dates.Count; tick++)
        {
            if (_dates[tick] == date)
            {
                return tick;
            }
        }

        throw table.Bad(column, from < _dates.Count ? $"a date of the run that is not before {_dates[from]:yyyy-MM-dd}" : "no row after the run's last date");
    }

    /// <summary>The counts of a place on the last date, to be added to.</summary>
    public Span<long> Last(int place) => _counts[^1].Of(place);

    public void Begin(DateOnly date)
    {
        _dates.Add(date);
        _counts.Add(CountRows.Zero(Places.Length));
        _congested.Add(new long[Places.Length]);
        _nation.Add(new long[NationSeries.Nation]);
    }
}
