using System.Xml.Linq;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Writes <c>page.html</c>: the answer of an experiment, its pictures with their tables, and what was assumed. It is made from the files of the folder.
/// </summary>
internal sealed class ExperimentPage
{
    public const string FileName = "page.html";

    private readonly Experiment _experiment;
    private readonly ExperimentManifest _manifest;
    private readonly PageResults _results;

    private ExperimentPage(Experiment experiment, ExperimentManifest manifest, PageResults results) =>
        (_experiment, _manifest, _results) = (experiment, manifest, results);

    private Nation Nation => _experiment.Question.Nation;

    /// <summary>The measure that answers the question of the experiment: the first in its file.</summary>
    private AskedMeasure Main => _experiment.Measures[0];

    /// <summary>Writes the page of an experiment and its table of differences, or replaces them.</summary>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static void Write(string folder, Experiment experiment, ExperimentManifest manifest)
    {
        var results = new PageResults(folder, experiment);
        DifferencesTable.Write(folder, experiment, results);
        PageFile.Write(Path.Combine(folder, FileName), new ExperimentPage(experiment, manifest, results).Text());
    }

    /// <summary>
    /// Returns the elements of an experiment's short page, which is kept in a repository: the answer, the differences, the sensitivity and the assumptions.
    /// </summary>
    /// <exception cref="BadFileException">A file of the folder is damaged.</exception>
    public static IEnumerable<XElement?> Short(string folder, Experiment experiment, ExperimentManifest manifest)
    {
        var page = new ExperimentPage(experiment, manifest, new PageResults(folder, experiment));
        return
        [
            .. page.Head(),
            .. page.Differences(),
            .. new SensitivitySection(experiment, page._results, page.Main).Of(),
            .. page.AllMeasures(),
            .. AssumedSection.Assumed(experiment),
            .. AssumedSection.Caveats(experiment, page._results, showsRecord: false),
        ];
    }

    private string Text()
    {
        var series = Chosen(measure => measure.IsSeries);
        var levels = series is null ? [] : new LevelsPicture(_experiment, _results).Of(series).ToArray();
        return ReportPage.Of(
            _manifest.Question,
            Head(),
            Differences(),
            levels,
            Featured() is { } setting ? new GainersPictures(Nation, _results, _experiment.Measures).Of(setting) : [],
            new SensitivitySection(_experiment, _results, Main).Of(),
            AllMeasures(),
            AssumedSection.Assumed(_experiment),
            AssumedSection.Caveats(_experiment, _results, levels.Length > 0 && _experiment.Question.Scenario.IsFactual(Nation)),
            AssumedSection.Repeat(_experiment, _manifest)
        );
    }

    /// <summary>
    /// Returns charts of how the settings (combinations of parameter values) differ in the main measure: over time, and on the last date. With a single
    /// compared setting the second chart is omitted, because the first one ends on that date.
    /// </summary>
    private IEnumerable<XElement?> Differences()
    {
        var pictures = new DifferencePictures(Nation, _results);
        var (series, scalar) = (Chosen(measure => measure.IsSeries), Chosen(measure => !measure.IsSeries));
        return
        [
            .. series is null ? [] : pictures.OverTime(series),
            .. scalar is null || (series is not null && _results.Compared.Count() == 1) ? [] : pictures.AtEnd(scalar),
        ];
    }

    /// <summary>
    /// Returns the measure to show among those of one kind, for example those recorded on several dates. It is the one with the name, place and group of the
    /// main measure or, without such a one, the first of the kind. Null if no measure is of this kind.
    /// </summary>
    /// <param name="isOfKind">True for a measure of the wanted kind.</param>
    private AskedMeasure? Chosen(Func<AskedMeasure, bool> isOfKind) =>
        _experiment.Measures.FirstOrDefault(measure => isOfKind(measure) && measure.What == Main.What) ?? _experiment.Measures.FirstOrDefault(isOfKind);

    /// <summary>
    /// Returns the setting (combination of parameter values) that differs most from the reference setting in the main measure; null if no difference is known.
    /// </summary>
    private Setting? Featured() => _results.DifferencesOf(Main).MaxBy(each => Math.Abs(each.Difference))?.Setting;

    private IEnumerable<XElement?> Head()
    {
        if (_manifest.Status != ManifestStatus.Done)
        {
            yield return Html.Note(
                new XElement("strong", "Provisional."),
                $" The experiment is {_manifest.Status}; {_results.Done} of {_manifest.Runs} runs are done."
            );
        }

        var answer = _results.LastOf(Main) is { } last
            ? new AnswerText(PageText.Of(Main, Nation), MeasureCatalog.UnitOf(Main), _results, last).Text
            : "No run is done, so there is no answer.";
        yield return PageParts.Headline(answer);
        if (_experiment.Form.About is { } about)
        {
            yield return Html.Paragraph(about.Trim());
        }

        yield return Html.Note(
            AssumedSection.Scope(_experiment, _manifest),
            " Counts are of real people and things. Settings are compared seed by seed, because runs of one seed share their luck."
        );
    }

    /// <summary>
    /// Returns a table of the differences of all measures that are recorded once in a run, for the setting that differs most from the reference setting.
    /// </summary>
    private IEnumerable<XElement?> AllMeasures()
    {
        if (Featured() is not { } setting)
        {
            yield break;
        }

        var rows = _experiment
            .Measures.Where(measure => !measure.IsSeries)
            .Select(measure => (Measure: measure, Difference: _results.DifferencesOf(measure).FirstOrDefault(each => each.Setting == setting)))
            .Where(row => row.Difference is not null)
            .ToArray();
        yield return Html.Heading("All measures");
        yield return Html.Table(
            $"All measures: {setting.Text}, compared with {_results.Reference.Text}",
            rows,
            [
                new("measure", row => PageText.Of(row.Measure, Nation)),
                new("date", row => Html.Date(row.Difference!.Date)),
                new("unit", row => MeasureCatalog.UnitOf(row.Measure), IsText: true),
                .. PageTables.Columns.Select(column => new Column<(AskedMeasure Measure, SettingDifference? Difference)>(
                    column.Heading,
                    row => column.Cell(row.Difference!),
                    column.IsText
                )),
            ]
        );
        yield return PageParts.Link(DifferencesTable.FileName, "All settings and measures as CSV");
    }
}
