using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// Adds up the counts of a run tick by tick for its metrics, for each place: a group of districts that is reported together. Invariant: the metrics of a tick
/// depend only on the result rows (counts) up to it, so that every program that adds up the same rows reports the same values.
/// </summary>
/// <param name="cohorts">The cohorts (groups) of the nation's foreigners, by the names with which their series are tagged.</param>
/// <param name="divide">The groups of people for which phones are counted.</param>
public sealed class PlaceSums(ImmutableArray<SeriesPlace> places, double scale, ImmutableArray<string> cohorts, DivideLayout divide)
{
    private readonly SeriesAreas _areas = new(places);
    private readonly CountRows _sums = CountRows.Zero(places.Length);
    private readonly long[] _nationSums = new long[NationSeries.Length(cohorts.Length)];
    private readonly long[] _groupSums = new long[divide.Strata.RowLength];

    /// <summary>The index of the place, a group of districts that is reported together, to which each district belongs, by district ordinal.</summary>
    private readonly Dictionary<long, int> _placeOf = places
        .SelectMany((place, index) => place.Districts.Select(district => ((long)district, index)))
        .ToDictionary();

    private TickRows? _last;

    /// <summary>The number of places, that is, groups of districts that are reported together.</summary>
    public int Places => places.Length;

    /// <summary>The number of groups of people, such as age bands, for which phones are counted.</summary>
    public int Groups => divide.Groups.Length;

    /// <summary>The number of the next tick whose counts are to be added. It is 0, the start of the run, if no tick has been added yet.</summary>
    public int Next => (_last?.Tick ?? -1) + 1;

    /// <exception cref="ArgumentException">The rows are not those of the next tick.</exception>
    public void Add(TickRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Tick != Next)
        {
            throw new ArgumentException($"The rows are of tick {rows.Tick}; expected tick {Next}.", nameof(rows));
        }

        AddTo(_sums, rows);
        AddTo(_nationSums, rows.Nation);
        AddTo(_groupSums, rows.Strata);

        _last = rows;
    }

    /// <summary>Returns the counts of all places after the last added tick; null if none was added.</summary>
    public DoneTick? Read()
    {
        if (_last is not { } rows)
        {
            return null;
        }

        var counts = CountRows.Zero(places.Length);
        AddTo(counts, rows);
        return new DoneTick(
            rows.Tick,
            rows.Date,
            _areas,
            scale,
            counts,
            new CountRows([.. _sums.Packed]),
            Congested(rows),
            new NationCounts(cohorts, scale, rows.Nation, [.. _nationSums]),
            new GroupCounts(divide, scale, rows.Strata, [.. _groupSums], rows.Counts)
        );
    }

    private long[] Congested(TickRows rows)
    {
        var congested = new long[places.Length];
        foreach (var station in rows.Towers.Chunk(TowerMeasures.Count))
        {
            congested[_placeOf[station[(int)TowerMeasure.District]]] += TowerMeasures.CongestedMilliErlangs(
                station[(int)TowerMeasure.OfferedMilliErlangs],
                station[(int)TowerMeasure.DowntimePermille],
                station[(int)TowerMeasure.CongestionPpm]
            );
        }

        return congested;
    }

    /// <summary>
    /// Adds the counts of one tick to the sums over all ticks. If the run does not collect these counts, the list of counts is empty and nothing changes.
    /// </summary>
    private static void AddTo(long[] sums, long[] counts)
    {
        for (var index = 0; index < Math.Min(sums.Length, counts.Length); index++)
        {
            sums[index] += counts[index];
        }
    }

    private void AddTo(CountRows totals, TickRows rows)
    {
        for (var place = 0; place < places.Length; place++)
        {
            rows.Counts.AddTo(totals.Of(place), places[place].Districts);
        }
    }
}
