using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>A place for which metrics are exported: all districts of one settlement type, such as county, in one province.</summary>
/// <param name="Settlement">The settlement type of its districts, in snake case.</param>
internal readonly record struct PlaceKey(string Province, string Settlement);

/// <summary>A group of people for which metrics are exported: a property, such as age, and the key of the group by that property.</summary>
internal readonly record struct GroupKey(string Dimension, string Group);

/// <summary>
/// The counts of a finished run at each of its dates, from which metrics are exported. They are summed by province and settlement type, so that memory does not
/// grow with the number of districts.
/// </summary>
internal sealed class RunHistory
{
    private readonly List<DateOnly> _dates = [];
    private readonly List<CountRows> _counts = [];
    private readonly List<long[]> _congested = [];
    private readonly List<long[]> _nation = [];
    private readonly SortedDictionary<string, List<long[]>> _cohorts = new(StringComparer.Ordinal);

    private readonly List<GroupKey> _groups = [];
    private readonly Dictionary<GroupKey, long?[][]> _ofGroups = [];
    private readonly List<List<double?>> _inequality = [];

    /// <param name="places">The place of each district, in any order.</param>
    public RunHistory(ExportedRun run, IEnumerable<PlaceKey> places)
    {
        Run = run;
        Places = [.. places.Distinct().OrderBy(place => place.Province, StringComparer.Ordinal).ThenBy(place => place.Settlement, StringComparer.Ordinal)];
        People = new long[Places.Length];
        Provinces =
        [
            .. Places
                .Index()
                .GroupBy(place => place.Item.Province)
                .Select(province => (province.Key, province.Select(place => place.Index).ToImmutableArray())),
        ];
    }

    public ExportedRun Run { get; }

    public ImmutableArray<PlaceKey> Places { get; }

    /// <summary>The provinces, each with the indices of its places (one for each settlement type in it).</summary>
    public ImmutableArray<(string Key, ImmutableArray<int> Places)> Provinces { get; }

    /// <summary>The keys of the cohorts (groups) of foreigners, in ascending order.</summary>
    public IEnumerable<string> Cohorts => _cohorts.Keys;

    /// <summary>The real population of each place, which is a settlement type in a province.</summary>
    public long[] People { get; }

    /// <summary>The simulated dates of the run, ascending; the first is the start, before any tick.</summary>
    public IReadOnlyList<DateOnly> Dates => _dates;

    /// <summary>
    /// Returns the simulated counts of all places on a date: a level, such as subscribers, or the events in the tick (step of simulated time) that ended on the
    /// date.
    /// </summary>
    public CountRows Counts(int date) => _counts[date];

    /// <summary>
    /// Returns, by place (province and settlement type), the phone traffic lost on a date because base stations were full, in real milli-erlangs. The caller
    /// adds to it.
    /// </summary>
    public long[] Congested(int date) => _congested[date];

    /// <summary>
    /// Returns the counts on a date that exist only for the nation as a whole, such as articles published; the indices are the values of
    /// <see cref="NationMeasure"/>.
    /// </summary>
    public long[] OfNation(int date) => _nation[date];

    /// <summary>Returns the simulated counts of a cohort (group) of foreigners on a date; the indices are the values of <see cref="ForeignMeasure"/>.</summary>
    public long[] OfCohort(string key, int date)
    {
        if (!_cohorts.TryGetValue(key, out var counts))
        {
            _cohorts[key] = counts = [.. _dates.Select(_ => new long[NationSeries.Foreign])];
        }

        return counts[date];
    }

    /// <summary>The groups of people for which the run has counts, in the order of <c>strata.csv</c>.</summary>
    public IReadOnlyList<GroupKey> Groups => _groups;

    /// <summary>
    /// Returns the simulated counts of a group of people on a date, indexed by <see cref="StratumMeasure"/>; null for a measure not counted for the group.
    /// </summary>
    public long?[] OfGroup(GroupKey key, int date)
    {
        if (!_ofGroups.TryGetValue(key, out var counts))
        {
            _ofGroups[key] = counts = [.. _dates.Select(_ => new long?[Measures.OfStrata.Length])];
            _groups.Add(key);
        }

        return counts[date];
    }

    /// <summary>Returns the list of inequality figures on a date, such as Gini coefficients, in the order of their declarations. The caller fills it.</summary>
    public List<double?> Inequality(int date) => _inequality[date];

    /// <summary>Returns the index, among the run's dates, of the date in the current row of a result table.</summary>
    /// <param name="from">The index of the preceding row's date.</param>
    /// <exception cref="AdoptionSim.Nations.Files.BadFileException">The run does not have this date, or it is earlier than the preceding one.</exception>
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

    /// <summary>Returns the counts of a place (a settlement type in a province) on the latest date that was read. The caller adds to them.</summary>
    public Span<long> Last(int place) => _counts[^1].Of(place);

    public void Begin(DateOnly date)
    {
        _dates.Add(date);
        _counts.Add(CountRows.Zero(Places.Length));
        _congested.Add(new long[Places.Length]);
        _nation.Add(new long[NationSeries.Nation]);
        _inequality.Add([]);
    }
}
