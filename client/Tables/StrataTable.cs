using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// Writes <c>strata.csv</c>: one row per date, place and group of people, with its phone owners and lines. Counts are of simulated people. Places without
/// people have no rows.
/// </summary>
internal sealed class StrataTable(ResultFile file, StrataLayout layout)
{
    public const string FileName = "strata.csv";

    private readonly CsvTable _table = new(file, ["date", "place", "dimension", "group", .. Measures.OfStrata.Select(measure => measure.Name)]);

    /// <summary>
    /// The key columns of each place and group of people, as bytes. They are converted once, because they are the same in all rows of that place and group.
    /// </summary>
    private readonly byte[][] _keys =
    [
        .. layout.Places.SelectMany(place => layout.Groups.Select(group => CsvTable.Prepare(place, group.Dimension.InTables(), group.Key))),
    ];

    public void Write(DateOnly date, StrataRow row)
    {
        for (var place = 0; place < layout.Places.Length; place++)
        {
            for (var group = 0; group < layout.Groups.Length && row[place, 0, StratumMeasure.People] > 0; group++)
            {
                _table.Date(date);
                _table.Prepared(_keys[(place * layout.Groups.Length) + group]);
                WriteCounts(row, place, group);
                _table.EndRow();
            }
        }
    }

    private void WriteCounts(StrataRow row, int place, int group)
    {
        for (var measure = (StratumMeasure)0; (int)measure < StrataLayout.MeasureCount; measure++)
        {
            if (measure is StratumMeasure.Households or StratumMeasure.HouseholdsWithPhone && !layout.Groups[group].HasHouseholds)
            {
                _table.Rounded(null);
            }
            else
            {
                _table.Integer(row[place, group, measure]);
            }
        }
    }
}
