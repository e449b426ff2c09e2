using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Writes the section of an experiment's page with a chart of the simulated values of a measure as lines. Published figures of subscribers are added as points
/// if the base scenario follows the nation's real history.
/// </summary>
internal sealed class LevelsPicture(Experiment experiment, PageResults results)
{
    /// <summary>The greatest number of lines in one chart: more cannot be distinguished by their labels.</summary>
    private const int MostLines = 4;

    private Nation Nation => experiment.Question.Nation;

    public IEnumerable<XElement?> Of(AskedMeasure measure)
    {
        ImmutableArray<Setting> candidates = [.. Shown(measure)];
        Level[] dates = [.. results.Of(measure).Select(values => new Level(values.Date, candidates.ToDictionary(setting => setting, values.MeanOf)))];
        if (dates.Length < 2)
        {
            yield break;
        }

        ImmutableArray<Setting> shown = [.. candidates.Where(setting => dates.Any(date => date.Means[setting] is not null))];
        var record = RecordOf(measure, dates);
        var (name, unit) = (PageText.Of(measure, Nation), MeasureCatalog.UnitOf(measure));
        var panel = new Panel(
            $"Mean over seeds{(experiment.Factors.IsEmpty ? "" : " and parameter sets")}{(record.IsEmpty ? "" : ", and the record (points)")}",
            unit,
            [.. shown.Select(setting => LineOf(setting, dates))]
        )
        {
            HasLabelsAtEnds = true,
            Marks =
            [
                .. record
                    .GroupBy(row => RecordCharts.Kind(row.Use))
                    .Select(kind => new PanelMarks("record", kind.Key, [.. kind.Select(row => new PanelMark(row.Date, row.Low, row.High))])),
            ],
        };
        yield return Html.Heading($"The level of {name}");
        var figure = PageParts.Figure(
            PanelPicture.Plain([panel]),
            $"{name} over time: {string.Join(", ", shown.Select(setting => setting.Label))} as "
                + $"lines{(record.IsEmpty ? "" : ", published figures as points")}; the numbers are "
                + "in the tables below.",
            null,
            Html.Table(
                $"Mean of {name} ({unit}) at the end of each year, by setting",
                dates.GroupBy(date => date.Date.Year).Select(year => year.Last()),
                [
                    new("date", date => Html.Date(date.Date)),
                    .. shown.Select(setting => new Column<Level>(setting.Label, date => PageText.Number(date.Means[setting]))),
                ]
            ),
            SummaryFile.FileName,
            "All settings with their intervals as CSV"
        );
        foreach (var part in figure)
        {
            yield return part;
        }

        if (!record.IsEmpty)
        {
            yield return RecordTable(record);
        }
    }

    private static XElement RecordTable(ImmutableArray<RecordRow> record) =>
        Html.Table(
            "The record: published figures on these dates",
            record,
            new("date", row => Html.Date(row.Date)),
            new("published", row => row.High is null ? $"at least {PageText.Number(row.Low)}" : PageText.Number(row.Published)),
            new("use", row => RecordLabel.Of(row.Use), IsText: true),
            new("source", row => row.Source, IsText: true)
        );

    /// <summary>
    /// Returns the settings (combinations of parameter values) to draw: the reference, those with the highest and the lowest value, and further ones in the
    /// order of the file.
    /// </summary>
    private IEnumerable<Setting> Shown(AskedMeasure measure)
    {
        SettingDifference[] sorted = [.. results.DifferencesOf(measure).OrderBy(each => each.Difference)];
        Setting[] ends = sorted.Length == 0 ? [] : [sorted[^1].Setting, sorted[0].Setting];
        return new[] { results.Reference }.Concat(ends).Concat(results.Compared).Distinct().Take(MostLines);
    }

    private static PanelLine LineOf(Setting setting, Level[] dates) =>
        new(
            setting.Label,
            [
                .. dates
                    .Select(date => (date.Date, Value: date.Means[setting]))
                    .Where(each => each.Value is not null)
                    .Select(each => (each.Date, each.Value!.Value)),
            ]
        );

    /// <summary>
    /// Returns the published figures of a measure; empty if there are none, or if the base scenario does not follow the nation's real history.
    /// </summary>
    private ImmutableArray<RecordRow> RecordOf(AskedMeasure measure, Level[] dates) =>
        measure is { Name: var name, Place: null, Group: null } && name == RecordMeasures.Subscribers.Key && experiment.Question.Scenario.IsFactual(Nation)
            ? [.. Nation.PublishedSubscribers.Where(row => row.Date >= dates[0].Date && row.Date <= dates[^1].Date)]
            : [];

    /// <summary>The means of a measure on a date, one for each setting (combination of parameter values); null for a setting without values.</summary>
    private sealed record Level(DateOnly Date, Dictionary<Setting, double?> Means);
}
