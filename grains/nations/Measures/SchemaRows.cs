namespace AdoptionSim.Nations.Measures;

/// <summary>
/// The counts of one tick, for programs that know measures by name only. Such programs read the counts by handles (positions), which the measure schema gives.
/// </summary>
public sealed class SchemaRows
{
    private readonly long[] _districts;
    private readonly long[] _nation;
    private readonly long[] _towers;
    private readonly long[] _strata;
    private readonly (int District, int Nation, int Cohort, int Tower, int Stratum) _lengths;

    /// <exception cref="ArgumentException">The length of the rows does not fit the schema.</exception>
    internal SchemaRows(MeasureSchema schema, long[] districts, long[] nation, long[] towers, long[] strata)
    {
        (_districts, _nation, _towers, _strata) = (districts, nation, towers, strata);
        _lengths = (
            schema.Count(MeasureLevel.District),
            schema.Count(MeasureLevel.Nation),
            schema.Count(MeasureLevel.Cohort),
            schema.Count(MeasureLevel.Tower),
            schema.Count(MeasureLevel.Stratum)
        );
        CheckLength(districts, _lengths.District, "districts", nameof(districts));
        CheckLength(towers, _lengths.Tower, "stations", nameof(towers));
        CheckLength(strata, _lengths.Stratum, "groups of people", nameof(strata));
    }

    public int Districts => _districts.Length / _lengths.District;

    /// <summary>The number of cohorts (groups of foreigners) that have counts.</summary>
    public int Cohorts => _lengths.Cohort == 0 ? 0 : Math.Max(0, _nation.Length - _lengths.Nation) / _lengths.Cohort;

    /// <summary>The number of base stations that have counts.</summary>
    public int Towers => _lengths.Tower == 0 ? 0 : _towers.Length / _lengths.Tower;

    /// <summary>The number of groups of people that have counts. The same group in two places counts as two.</summary>
    public int Strata => _lengths.Stratum == 0 ? 0 : _strata.Length / _lengths.Stratum;

    /// <summary>
    /// Returns a measure's count for one thing of the measure's level: the district, cohort of foreigners, station or group of people with the given index.
    /// </summary>
    /// <exception cref="ArgumentException">The measure is counted for the nation alone.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No district, cohort, base station or group has this index.</exception>
    public long this[int unit, MeasureHandle measure] =>
        measure.Level switch
        {
            MeasureLevel.District => _districts[(Checked(unit, Districts, nameof(unit)) * _lengths.District) + measure.Index],
            MeasureLevel.Cohort => _nation[_lengths.Nation + (Checked(unit, Cohorts, nameof(unit)) * _lengths.Cohort) + measure.Index],
            MeasureLevel.Tower => _towers[(Checked(unit, Towers, nameof(unit)) * _lengths.Tower) + measure.Index],
            MeasureLevel.Stratum => _strata[(Checked(unit, Strata, nameof(unit)) * _lengths.Stratum) + measure.Index],
            _ => throw new ArgumentException(
                "The measure is counted for the nation; expected one that is counted by district, cohort, station or group.",
                nameof(measure)
            ),
        };

    /// <summary>
    /// Returns a measure's count for the whole nation: the nation's own count, or the sum over all districts, cohorts of foreigners or stations.
    /// </summary>
    /// <exception cref="ArgumentException">The measure is counted by group of people. Groups overlap, so their counts cannot be summed.</exception>
    public long this[MeasureHandle measure] =>
        measure.Level switch
        {
            MeasureLevel.Nation => _nation.Length > 0 ? _nation[measure.Index] : 0,
            MeasureLevel.Stratum => throw new ArgumentException(
                "The measure is counted by group of people, and groups overlap; expected one that is counted by another unit.",
                nameof(measure)
            ),
            var level => Enumerable.Range(0, Units(level)).Sum(unit => this[unit, measure]),
        };

    private int Units(MeasureLevel level) =>
        level switch
        {
            MeasureLevel.District => Districts,
            MeasureLevel.Cohort => Cohorts,
            _ => Towers,
        };

    private static void CheckLength(long[] rows, int length, string units, string name)
    {
        if (length == 0 ? rows.Length > 0 : rows.Length % length != 0)
        {
            throw new ArgumentException(
                $"The rows of the {units} have {rows.Length} counts; expected a multiple of {length}, the number of measures in the schema.",
                name
            );
        }
    }

    private static int Checked(int unit, int count, string name) =>
        unit >= 0 && unit < count
            ? unit
            : throw new ArgumentOutOfRangeException(name, unit, $"The rows have {count} units; expected an index of at least 0 and less than that.");
}
