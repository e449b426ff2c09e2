using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Nations.Strata;

/// <summary>
/// The counts of phones at one tick for all groups of people (such as age bands) and all places that tables show. They are computed from a row of counts of
/// fewer groups and places (see <see cref="StrataLayout"/>).
/// </summary>
public sealed class StrataRow
{
    private readonly StrataLayout _layout;
    private readonly long[] _counts;

    /// <param name="packed">The counts of the base groups in the base places.</param>
    /// <exception cref="ArgumentException">The row has another length than the layout.</exception>
    public StrataRow(StrataLayout layout, ReadOnlySpan<long> packed)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (packed.Length != layout.RowLength)
        {
            throw new ArgumentException($"The row has {packed.Length} counts; expected {layout.RowLength}.", nameof(packed));
        }

        _layout = layout;
        _counts = new long[layout.Places.Length * layout.Groups.Length * StrataLayout.MeasureCount];
        var length = layout.BaseGroups * StrataLayout.MeasureCount;
        var ofPlace = new long[length];
        for (var place = 0; place < layout.Places.Length; place++)
        {
            Array.Clear(ofPlace);
            foreach (var (part, sign) in layout.PlaceParts[place])
            {
                var from = packed.Slice(part * length, length);
                for (var index = 0; index < length; index++)
                {
                    ofPlace[index] += sign * from[index];
                }
            }

            AddGroups(place, ofPlace);
        }
    }

    /// <summary>Returns a count of people, lines or households. The place and the group are given by their indices in the lists of the layout.</summary>
    public long this[int place, int group, StratumMeasure measure] => _counts[Start(place, group) + (int)measure];

    private int Start(int place, int group) => ((place * _layout.Groups.Length) + group) * StrataLayout.MeasureCount;

    private void AddGroups(int place, ReadOnlySpan<long> baseGroups)
    {
        for (var group = 0; group < _layout.Groups.Length; group++)
        {
            var counts = _counts.AsSpan(Start(place, group), StrataLayout.MeasureCount);
            foreach (var part in _layout.Parts[group])
            {
                for (var measure = 0; measure < counts.Length; measure++)
                {
                    counts[measure] += baseGroups[(part * StrataLayout.MeasureCount) + measure];
                }
            }
        }
    }
}
