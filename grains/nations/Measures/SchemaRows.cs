namespace AdoptionSim.Nations.Measures;

/// <summary>The rows of a tick, read through handles of their schema. For programs that know measures by name only.</summary>
public sealed class SchemaRows
{
    private readonly long[] _districts;
    private readonly long[] _nation;
    private readonly (int District, int Nation, int Cohort) _lengths;

    /// <exception cref="ArgumentException">The length of the rows does not fit the schema.</exception>
    internal SchemaRows(MeasureSchema schema, long[] districts, long[] nation)
    {
        (_districts, _nation) = (districts, nation);
        _lengths = (schema.Count(MeasureLevel.District), schema.Count(MeasureLevel.Nation), schema.Count(MeasureLevel.Cohort));
        if (districts.Length % _lengths.District != 0)
        {
            throw new ArgumentException($"The rows of the districts have {districts.Length} counts; expected a multiple of {_lengths.District}, the number of measures in the schema.", nameof(districts));
        }
    }

    public int Districts => _districts.Length / _lengths.District;

    /// <summary>Cohorts of foreigners.</summary>
    public int Cohorts => _lengths.Cohort == 0 ? 0 : Math.Max(0, _nation.Length - _lengths.Nation) / _lengths.Cohort;

    /// <summary>Returns the count of a district, or of a cohort of foreigners, as the level of the handle says.</summary>
    /// <exception cref="ArgumentException">The measure is counted for the nation alone.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such district or cohort.</exception>
    public long this[int unit, MeasureHandle measure] => measure.Level switch
    {
        MeasureLevel.District => _districts[(Checked(unit, Districts, nameof(unit)) * _lengths.District) + measure.Index],
        MeasureLevel.Cohort => _nation[_lengths.Nation + (Checked(unit, Cohorts, nameof(unit)) * _lengths.Cohort) + measure.Index],
        _ => throw new ArgumentException("The measure is counted for the nation; expected one that is counted by district or cohort.", nameof(measure)),
    };

    /// <summary>Returns the count of the nation: the sum of all districts or cohorts, or the nation's own.</summary>
    public long this[MeasureHandle measure] => measure.Level switch
    {
        MeasureLevel.Nation => _nation.Length > 0 ? _nation[measure.Index] : 0,
        var level => Enumerable.Range(0, level == MeasureLevel.District ? Districts : Cohorts).Sum(unit => this[unit, measure]),
    };

    private static int Checked(int unit, int count, string name) =>
        unit >= 0 && unit < count ? unit : throw new ArgumentOutOfRangeException(name, unit, $"The rows have {count} units; expected an index of at least 0 and less than that.");
}
