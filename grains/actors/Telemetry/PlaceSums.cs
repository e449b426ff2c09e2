using System.Collections.Immutable;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Actors.Telemetry;

/// <summary>
/// The counts of a run's places, added up tick by tick as ticks are done. Invariant: what is told of a tick is a function of the rows up to it, so that whoever adds up
/// the same rows tells the same.
/// </summary>
public sealed class PlaceSums(ImmutableArray<SeriesPlace> places, double scale)
{
    private const double Thousand = 1e3;
    private const double Million = 1e6;

    private readonly long[] _sums = new long[places.Length * Measures.Count];

    /// <summary>By district ordinal.</summary>
    private readonly Dictionary<long, int> _placeOf = places.SelectMany((place, index) => place.Districts.Select(district => ((long)district, index))).ToDictionary();

    private TickRows? _last;

    /// <summary>The tick that is to be added next; 0 is the start.</summary>
    public int Next => (_last?.Tick ?? -1) + 1;

    /// <exception cref="ArgumentException">It is not the next tick.</exception>
    public void Add(TickRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Tick != Next)
        {
            throw new ArgumentException($"found the rows of tick {rows.Tick}, allowed those of tick {Next}", nameof(rows));
        }

        AddTo(_sums, rows);
        _last = rows;
    }

    /// <summary>The places after the last tick that was added; null before the start.</summary>
    public DoneTick? Read()
    {
        if (_last is not { } rows)
        {
            return null;
        }

        var counts = new long[_sums.Length];
        AddTo(counts, rows);
        return new DoneTick(rows.Tick, rows.Date, places, scale, counts, [.. _sums], Congested(rows));
    }

    private static long Congested(ReadOnlySpan<long> station) => (long)Math.Round(
        station[(int)TowerMeasure.OfferedMilliErlangs] * (1 - (station[(int)TowerMeasure.DowntimePermille] / Thousand)) * station[(int)TowerMeasure.CongestionPpm] / Million);

    private long[] Congested(TickRows rows)
    {
        var congested = new long[places.Length];
        foreach (var station in rows.Towers.Chunk(TowerMeasures.Count))
        {
            congested[_placeOf[station[(int)TowerMeasure.District]]] += Congested(station);
        }

        return congested;
    }

    private void AddTo(long[] totals, TickRows rows)
    {
        for (var place = 0; place < places.Length; place++)
        {
            var total = totals.AsSpan(place * Measures.Count, Measures.Count);
            foreach (var district in places[place].Districts)
            {
                var counts = rows.Districts.AsSpan(district * Measures.Count, Measures.Count);
                for (var measure = 0; measure < counts.Length; measure++)
                {
                    total[measure] += counts[measure];
                }
            }
        }
    }
}
