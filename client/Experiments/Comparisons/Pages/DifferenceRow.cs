using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons.Pages;

/// <summary>
/// A row of a comparison's <c>differences.csv</c>: the difference of a scenario to the reference scenario in one measure of one group of people in one place.
/// </summary>
internal sealed record DifferenceRow(string Place, string Dimension, string Group, string Measure, string Unit, SettingDifference Difference)
{
    public const string Total = "total";

    /// <summary>
    /// Reads the rows that the page shows: differences to the reference scenario in the nation's phone lines on every date, and in owners per 100 people on the
    /// last date.
    /// </summary>
    /// <exception cref="BadFileException">The file is damaged.</exception>
    public static ImmutableArray<DifferenceRow> Read(string folder, DateOnly end) =>
        ResultsTable.ReadAll(Path.Combine(folder, DifferencesFile.FileName), DifferencesFile.Columns, (table, at) => RowOf(table, at, end));

    private static DifferenceRow? RowOf(ResultsTable table, int[] at, DateOnly end)
    {
        var (date, place, dimension, measure) = (table.Date(at[2]), table.Text(at[3]), table.Text(at[4]), table.Text(at[6]));
        var isShown =
            (place == ComparedLayout.Nation && dimension == Total && measure == ComparedLayout.Subscribers)
            || (date == end && measure == ComparedLayout.OwnersPercent);
        return isShown ? new DifferenceRow(place, dimension, table.Text(at[5]), measure, table.Text(at[7]), DifferenceOf(table, at, date)) : null;
    }

    private static SettingDifference DifferenceOf(ResultsTable table, int[] columns, DateOnly date)
    {
        var (scenario, isLuck) = (table.Text(columns[0]), table.Text(columns[1]) == DifferencesFile.Luck);
        return new SettingDifference(
            new Setting(0, [scenario], SettingText.Short(scenario), scenario),
            date,
            table.Number(columns[14]) ?? throw table.Bad(columns[14], "a number"),
            table.Number(columns[8]) ?? throw table.Bad(columns[8], "a number"),
            table.Number(columns[9]),
            table.Number(columns[10]),
            isLuck ? Spread.Luck : Spread.Ignorance,
            (int)table.Integer(columns[isLuck ? 12 : 13]),
            table.Number(columns[15])
        );
    }
}
