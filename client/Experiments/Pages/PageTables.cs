using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Reports;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>Makes the tables below the pictures of an experiment's page, each with a link to the CSV file that has all rows.</summary>
internal static class PageTables
{
    /// <summary>
    /// The columns of a table that show a difference with its band (the range of its uncertainty). They follow the columns that name the row.
    /// </summary>
    public static ImmutableArray<Column<SettingDifference>> Columns { get; } =
    [
        new("reference", each => PageText.Number(each.Reference)),
        new("setting", each => PageText.Number(each.Value)),
        new("difference", each => PageText.Signed(each.Difference)),
        new("low", each => PageText.Signed(each.Low)),
        new("high", each => PageText.Signed(each.High)),
        new("band", each => each.Low is null ? "one seed" : PageText.NameOf(each.Spread), IsText: true),
        new("pairs", each => Html.Whole(each.Count)),
    ];

    /// <summary>
    /// Returns a table of the differences in results between each setting (combination of parameter values) and the reference setting, and a link to the CSV
    /// file with all differences.
    /// </summary>
    public static IEnumerable<XElement> OfSettings(string caption, IEnumerable<SettingDifference> differences) =>
        [
            Html.Table(caption, differences, [new("setting compared", each => each.Setting.Text), .. Columns]),
            PageParts.Link(DifferencesTable.FileName, "All differences as CSV"),
        ];

    /// <summary>
    /// Returns a table of the differences in results between each setting (combination of parameter values) and the reference setting, and a link to the CSV
    /// file with all dates. The table has a row for the last date of each year and a column for each setting.
    /// </summary>
    /// <param name="lines">The differences of each setting, in order of date.</param>
    public static IEnumerable<XElement> OfDates(string caption, SettingDifference[][] lines) =>
        [
            Html.Table(
                caption,
                lines.SelectMany(line => line).Select(each => each.Date).Distinct().Order().GroupBy(date => date.Year).Select(year => year.Last()),
                [
                    new("date", date => Html.Date(date)),
                    .. lines.Select(line => new Column<DateOnly>(
                        $"{line[0].Setting.Label} ({NameOf(line)})",
                        date => line.FirstOrDefault(each => each.Date == date) is { } each ? WithBand(each) : "-",
                        IsText: true
                    )),
                ]
            ),
            PageParts.Link(DifferencesTable.FileName, "All dates as CSV"),
        ];

    private static string WithBand(SettingDifference each) =>
        PageText.Signed(each.Difference) + (each.Low is null ? "" : $" ({PageText.Signed(each.Low)} to {PageText.Signed(each.High)})");

    private static string NameOf(SettingDifference[] line) => line[^1].Low is null ? "one seed" : $"in brackets {PageText.NameOf(line[^1].Spread)}";

    /// <summary>
    /// Returns the name for the bands of several differences: ignorance (uncertain parameters) if one of them shows it, otherwise luck (seeds).
    /// </summary>
    public static string BandOf(IEnumerable<SettingDifference> differences) =>
        differences.Any(each => each.Spread == Spread.Ignorance) ? PageText.NameOf(Spread.Ignorance) : PageText.NameOf(Spread.Luck);
}
