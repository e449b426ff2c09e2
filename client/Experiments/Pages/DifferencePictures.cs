using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Reports;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Writes the section of an experiment's page with charts of how its settings (combinations of parameter values) differ from the reference setting, over time
/// and on the last date.
/// </summary>
internal sealed class DifferencePictures(Nation nation, PageResults results)
{
    /// <summary>
    /// The greatest number of charts in one picture. Settings (combinations of parameter values) with smaller differences have no chart; their values are in
    /// the CSV files only.
    /// </summary>
    private const int MostCharts = 4;

    /// <summary>
    /// The greatest number of settings (combinations of parameter values) in a chart, one in each row. If there are more, half of the rows show the highest
    /// differences and half the lowest.
    /// </summary>
    private const int MostRows = 40;

    /// <summary>
    /// Returns charts of a measure's differences to the reference setting over time, with a table; nothing if no setting has differences on several dates.
    /// </summary>
    public IEnumerable<XElement?> OverTime(AskedMeasure measure)
    {
        ImmutableArray<Setting> shown =
        [
            .. results.DifferencesOf(measure).OrderByDescending(each => Math.Abs(each.Difference)).Take(MostCharts).Select(each => each.Setting),
        ];
        SettingDifference[][] lines = [.. Over(measure, shown).Where(line => line.Length > 1)];
        if (lines.Length == 0)
        {
            yield break;
        }

        var (name, unit) = (PageText.Of(measure, nation), MeasureCatalog.UnitOf(measure));
        var limits = DifferencePanel.Limits(lines.SelectMany(line => line));
        yield return Html.Heading($"Difference in {name} over time");
        yield return Html.Picture(
            PanelPicture.Plain([.. lines.Select(line => DifferencePanel.Of(line, results.Reference.Label, unit, limits))]),
            $"Difference in {name} from {results.Reference.Text} over time, for {string.Join("; ", lines.Select(line => line[0].Setting.Text))}. "
                + $"Each chart has one line "
                + "and one band; the numbers are in the table below."
        );
        var more = results.Compared.Count() - lines.Length;
        yield return Html.Note(
            $"Above 0, the setting has more than {results.Reference.Text}. Bands are {PageTables.BandOf(lines[0])}."
                + (lines.Length > 1 ? " All charts have the same axis." : "")
                + more switch
                {
                    0 => "",
                    1 => " One setting with a smaller difference is in the files only.",
                    _ => $" {more} settings with smaller differences are in the files only.",
                }
        );
        foreach (var part in PageTables.OfDates($"Difference in {name} ({unit}) from {results.Reference.Text} at the end of each year", lines))
        {
            yield return part;
        }
    }

    /// <summary>Returns a chart of a measure's differences to the reference setting on its last date, with a row for each setting, and a table.</summary>
    public IEnumerable<XElement?> AtEnd(AskedMeasure measure)
    {
        SettingDifference[] all = [.. results.DifferencesOf(measure).OrderByDescending(each => each.Difference)];
        if (all.Length == 0)
        {
            yield break;
        }

        SettingDifference[] shown = all.Length <= MostRows ? all : [.. all[..(MostRows / 2)], .. all[^(MostRows / 2)..]];
        var (name, unit, date) = (PageText.Of(measure, nation), MeasureCatalog.UnitOf(measure), Html.Date(all[0].Date));
        yield return Html.Heading($"Difference in {name} on {date}");
        yield return Html.Picture(
            RowChart.Intervals(
                $"difference in {name} ({unit})",
                PageTables.BandOf(shown),
                [.. shown.Select(each => new ChartRow(each.Setting.Label, null, each.Difference, each.Low, each.High))]
            ),
            $"Difference of each setting from {results.Reference.Text} on {date}, as a point with a bar; the numbers are in the table below."
        );
        yield return Html.Note(
            $"A bar that crosses 0 shows no difference from {results.Reference.Text}."
                + (shown.Length < all.Length ? $" The {MostRows / 2} highest and lowest of {all.Length} points are drawn." : "")
        );
        foreach (var part in PageTables.OfSettings($"Difference in {name} ({unit}) from {results.Reference.Text} on {date}", shown))
        {
            yield return part;
        }
    }

    /// <summary>
    /// Returns, for each of the given settings (combinations of parameter values), its differences to the reference setting by date. The file of the series is
    /// read once for all settings.
    /// </summary>
    private SettingDifference[][] Over(AskedMeasure measure, ImmutableArray<Setting> settings)
    {
        SettingDifference?[][] dates =
        [
            .. results.Of(measure).Select(values => settings.Select(setting => SettingDifference.Of(values, results.Reference, setting)).ToArray()),
        ];
        return [.. settings.Select((_, index) => dates.Select(date => date[index]).OfType<SettingDifference>().ToArray())];
    }
}
