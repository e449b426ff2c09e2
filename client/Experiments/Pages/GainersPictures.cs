using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Reports;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Writes the section of an experiment's page on the groups and places that gain and lose, for the setting (combination of parameter values) that differs most
/// from the reference.
/// </summary>
/// <param name="measures">All measures of the experiment.</param>
internal sealed class GainersPictures(Nation nation, PageResults results, ImmutableArray<AskedMeasure> measures)
{
    private const int FewestRows = 2;

    /// <param name="setting">The setting that is compared with the reference.</param>
    public IEnumerable<XElement?> Of(Setting setting) =>
        measures
            .Where(measure => measure.Group is not null || measure.Place is not null)
            .GroupBy(measure => (measure.Name, measure.Reading, measure.Date, IsGroup: measure.Group is not null))
            .Where(family => family.Count() >= FewestRows)
            .DistinctBy(family => (family.Key.Name, family.Key.IsGroup))
            .SelectMany(family => Family([.. family], setting));

    private IEnumerable<XElement?> Family(ImmutableArray<AskedMeasure> family, Setting setting)
    {
        GroupDifference[] rows = [.. family.Select(measure => Row(measure, setting)).OfType<GroupDifference>()];
        if (rows.Length < FewestRows)
        {
            yield break;
        }

        var (name, unit, date) = (PageText.Words(family[0].Name), MeasureCatalog.UnitOf(family[0]), Html.Date(rows[0].Difference.Date));
        yield return Html.Heading($"Who gains: {name} {(family[0].Group is null ? "by place" : "by group")}");
        yield return Html.Paragraph(Capital($"{setting.Text}, compared with {results.Reference.Text}, on {date}."));
        var figure = PageParts.Figure(
            RowChart.Dumbbell(
                $"{name} ({unit})",
                results.Reference.Label,
                setting.Label,
                [.. rows.Select(row => new ChartRow(row.Name, row.Difference.Reference, row.Difference.Value))]
            ),
            $"{name} of each row with {results.Reference.Text} and with {setting.Text}, as two circles joined by a line; the numbers are in the table below.",
            null,
            GroupDifference.Table($"{Capital(name)} ({unit}) on {date}, {setting.Text} and {results.Reference.Text}", rows),
            DifferencesTable.FileName,
            "All settings as CSV"
        );
        foreach (var part in figure.Concat(family[0].Group is null ? ProvinceMap.Of(nation, rows, $"{name} ({unit})") : []))
        {
            yield return part;
        }
    }

    private GroupDifference? Row(AskedMeasure measure, Setting setting) =>
        results.LastOf(measure) is { } last && SettingDifference.Of(last, results.Reference, setting) is { } difference
            ? new GroupDifference(measure.Place, PageText.PartOf(measure, nation), difference)
            : null;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>
/// The difference of a measure between a setting (combination of parameter values) and the reference setting, for one group of people or one place.
/// </summary>
/// <param name="Place">The key of the place; null for a group of the nation.</param>
internal sealed record GroupDifference(string? Place, string Name, SettingDifference Difference)
{
    public static XElement Table(string caption, IEnumerable<GroupDifference> rows) =>
        Html.Table(
            caption,
            rows,
            [
                new("group or place", row => row.Name),
                .. PageTables.Columns.Select(column => new Column<GroupDifference>(column.Heading, row => column.Cell(row.Difference), column.IsText)),
            ]
        );
}
