using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Results;

/// <summary>One of <c>national.csv</c>, <c>provinces.csv</c> and <c>districts.csv</c>: a row per date and unit.</summary>
internal sealed class UnitTable(ResultFile file, double scale, params IEnumerable<string> keys)
{
    private const double FullGoodwill = 255;

    private readonly CsvTable _table = new(
        file,
        ["date", .. keys, "name", "people", "people_15_plus", "subscribers", .. MeasureColumns.Names, "penetration_percent", "penetration_15_plus_percent", "covered_percent", "goodwill_percent"]);

    /// <summary>Real lines of a unit: the simulated ones divided by the scale, rounded, at each level by itself.</summary>
    public static long Subscribers(ReadOnlySpan<long> counts, double scale) =>
        (long)Math.Round(counts[(int)Measure.Subscribers] / scale, MidpointRounding.AwayFromZero);

    public void Write(DateOnly date, Unit unit, ReadOnlySpan<long> counts)
    {
        _table.Date(date);
        foreach (var label in unit.Labels)
        {
            _table.Text(label);
        }

        _table.Integer(unit.People);
        _table.Integer(unit.PeopleFrom15);
        _table.Integer(Subscribers(counts, scale));
        foreach (var count in counts)
        {
            _table.Integer(count);
        }

        _table.Rounded(Percent(counts[(int)Measure.Subscribers], unit.People * scale));
        _table.Rounded(Percent(counts[(int)Measure.OwnersFrom15], unit.PeopleFrom15 * scale));
        _table.Rounded(Percent(counts[(int)Measure.Covered], unit.People * scale));
        _table.Rounded(Percent(counts[(int)Measure.Goodwill], counts[(int)Measure.Subscribers] * FullGoodwill));
        _table.EndRow();
    }

    private static double? Percent(long part, double whole) => whole > 0 ? 100 * part / whole : null;
}
