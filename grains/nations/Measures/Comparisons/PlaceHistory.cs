namespace AdoptionSim.Nations.Measures.Comparisons;

/// <summary>The counts of one place (the nation, a province or a district) at each recorded tick of a run, for comparison with published figures.</summary>
/// <param name="place">The key of a province or a district; null for the whole nation.</param>
/// <param name="constants">The numbers of people of the place.</param>
/// <param name="scale">The number of simulated people for each real one.</param>
public sealed class PlaceHistory(Nation nation, string? place, PlaceConstants constants, double scale)
{
    private readonly Scaling _scaling = new(scale);
    private readonly List<DateOnly> _dates = [];
    private readonly List<long[]> _counts = [];

    public Nation Nation => nation;

    public string? Place => place;

    /// <summary>The dates of the recorded ticks, in order; the first is the start of the run.</summary>
    public IReadOnlyList<DateOnly> Dates => _dates;

    /// <summary>Adds the place's counts of the next recorded tick to the history, as a further row at the end.</summary>
    public void Add(DateOnly date, long[] counts)
    {
        _dates.Add(date);
        _counts.Add(counts);
    }

    /// <summary>True if the recorded ticks of the run cover the whole time from one date to another.</summary>
    public bool Covers(DateOnly from, DateOnly to) => _dates.Count > 0 && _dates[0] <= from && to <= _dates[^1];

    /// <summary>Returns the index of the first recorded tick on or after a date. If all recorded ticks are earlier, returns their number.</summary>
    public int FirstFrom(DateOnly date)
    {
        var index = _dates.BinarySearch(date);
        return index < 0 ? ~index : index;
    }

    /// <summary>
    /// Returns the place's counts of simulated people and things at the recorded tick with the given index (row). The counts are indexed by
    /// <see cref="Measure"/>.
    /// </summary>
    public ReadOnlySpan<long> Counts(int row) => _counts[row];

    /// <summary>
    /// Returns the value of a measure at the recorded tick with the given index (row), in the measure's unit. The value is converted from simulated to real
    /// people or things.
    /// </summary>
    public double Real(Measure measure, int row) => _scaling.Real(measure, _counts[row][(int)measure]) / Measures.Of(measure).PartsOfUnit;

    /// <summary>Returns the value of a ratio at the recorded tick with the given index (row); null if the denominator of the ratio is 0.</summary>
    public double? Of(Ratio ratio, int row)
    {
        ArgumentNullException.ThrowIfNull(ratio);
        return ratio.Of(_counts[row], constants, scale);
    }
}
