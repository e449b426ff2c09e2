using System.Collections.Immutable;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Results;

/// <summary>One of <c>national.csv</c>, <c>provinces.csv</c> and <c>districts.csv</c>: a row per date and unit.</summary>
/// <param name="hasNation">Whether the columns of the nation as a whole stand at the end.</param>
internal sealed class UnitTable(ResultFile file, double scale, bool hasNation, params IEnumerable<string> keys)
{
    private const double FullGoodwill = 255;
    private const double Thousand = 1_000;

    private static readonly ImmutableArray<string> Percents = ["penetration_percent", "penetration_15_plus_percent", "covered_percent", "goodwill_percent"];
    private static readonly ImmutableArray<string> Shares = ["birthdays_remembered_share", "cinema_annoyed_per_1000_seats", "internet_aware_percent"];

    private readonly CsvTable _table = new(
        file,
        ["date", .. keys, "name", "people", "people_15_plus", "subscribers", .. MeasureColumns.OfPhone, .. Percents, .. MeasureColumns.OfServices, .. Shares, .. hasNation ? NationalRow.Columns : []]);

    /// <summary>Real lines of a unit: the simulated ones divided by the scale, rounded, at each level by itself.</summary>
    public static long Subscribers(ReadOnlySpan<long> counts, double scale) =>
        new Scaling(scale).Whole(counts[(int)Measure.Subscribers]);

    /// <param name="nation">What is counted of the nation but once, where the table has columns for it.</param>
    public void Write(DateOnly date, Unit unit, ReadOnlySpan<long> counts, NationalRow? nation = null)
    {
        _table.Date(date);
        foreach (var label in unit.Labels)
        {
            _table.Text(label);
        }

        _table.Integer(unit.People);
        _table.Integer(unit.PeopleFrom15);
        _table.Integer(Subscribers(counts, scale));
        Write(counts[..MeasureColumns.OfPhone.Length]);
        _table.Rounded(Share(100 * counts[(int)Measure.Subscribers], unit.People * scale));
        _table.Rounded(Share(100 * counts[(int)Measure.OwnersFrom15], unit.PeopleFrom15 * scale));
        _table.Rounded(Share(100 * counts[(int)Measure.Covered], unit.People * scale));
        _table.Rounded(Share(100 * counts[(int)Measure.Goodwill], counts[(int)Measure.Subscribers] * FullGoodwill));
        Write(counts[MeasureColumns.OfPhone.Length..]);
        _table.Rounded(Share(counts[(int)Measure.BirthdaysRemembered], counts[(int)Measure.Birthdays]));
        _table.Rounded(Share(Thousand * counts[(int)Measure.CinemaAnnoyed], counts[(int)Measure.CinemaSeats]));
        _table.Rounded(Share(100 * counts[(int)Measure.AwareOfInternet], unit.People * scale));
        nation?.Write(_table);
        _table.EndRow();
    }

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;

    private void Write(ReadOnlySpan<long> counts)
    {
        foreach (var count in counts)
        {
            _table.Integer(count);
        }
    }
}
