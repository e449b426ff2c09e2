using System.Text.RegularExpressions;
using System.Xml.Linq;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Client.Results;
using RunStatus = AdoptionSim.Client.Experiments.Execution.RunStatus;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

/// <summary>The folder of an experiment on Islandia whose results a test makes up, so that its page can be checked number by number.</summary>
internal sealed partial class PageFolder : IDisposable
{
    public const string Head = """
        question: Do levers move lines?
        about: A test.
        base: islandia
        scale: 1
        end: 2000-12-31
        seeds: { count: 4 }

        """;

    private readonly Experiment _experiment;

    /// <param name="yaml">The part of the file after <see cref="Head"/>.</param>
    /// <param name="value">The value of all measures at a point, by its values and seed.</param>
    public PageFolder(string yaml, Func<IReadOnlyList<string>, ulong, double> value, string status = ManifestStatus.Done)
    {
        File.WriteAllText(PathTo(ExperimentInputs.ExperimentFileName), Head + yaml);
        _experiment = ExperimentFile.Read(PathTo(ExperimentInputs.ExperimentFileName));
        var results = new List<string> { ResultsColumns.Of(_experiment).Header + "\n" };
        var series = new List<string> { SeriesFile.Header + "\n" };
        foreach (var point in _experiment.Table.Points)
        {
            for (var seed = 1UL; seed <= 4; seed++)
            {
                var level = value(point.Values, seed);
                var row = new RunRow
                {
                    Key = new RunKey(point.Number, seed),
                    Status = RunStatus.Done,
                    Parameters = point.Values,
                    Values = [.. _experiment.Scalars.Select((_, index) => (double?)(level + index))],
                    Digest = "0",
                    ModelVersion = 1,
                    Seconds = 1,
                    Error = "",
                    Command = "adoptsim run",
                };
                results.Add(ResultsColumns.Line(row));
                series.Add(
                    SeriesFile.Lines(
                        new RunResult(
                            row,
                            [
                                .. _experiment.Series.SelectMany(measure =>
                                    new[] { new DateOnly(2000, 9, 30), new DateOnly(2001, 1, 6) }.Select(date => new SeriesValue(
                                        date,
                                        measure.SeriesName,
                                        level
                                    ))
                                ),
                            ]
                        )
                    )
                );
            }
        }

        File.WriteAllText(PathTo(ResultsColumns.FileName), string.Concat(results));
        File.WriteAllText(PathTo(SeriesFile.FileName), string.Concat(series));
        File.WriteAllText(PathTo(SummaryFile.FileName), "");
        SensitivityFiles.Write(Folder, _experiment, ResultsColumns.Of(_experiment).Read(PathTo(ResultsColumns.FileName)));
        ExperimentPage.Write(Folder, _experiment, ManifestOf(status));
        Page = XDocument.Parse(File.ReadAllText(PathTo(ExperimentPage.FileName)).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
    }

    /// <summary>The series that the experiment measures.</summary>
    public AskedMeasure Series => _experiment.Series.First();

    /// <summary>Returns the results of the folder, of which so many values of a series are in memory at once.</summary>
    public PageResults Results(int mostValues) => new(Folder, _experiment, mostValues);

    /// <summary>Writes the page as Markdown into a folder, and returns its text.</summary>
    public string WriteMarkdown(string into) => File.ReadAllText(ResultPage.Write(Folder, into, _experiment, ManifestOf(ManifestStatus.Done)));

    public string Folder { get; } = Directory.CreateTempSubdirectory("adoptsim-page-").FullName;

    public XDocument Page { get; }

    /// <summary>The sentence with the answer.</summary>
    public string Answer => Page.Descendants("p").First(part => (string?)part.Attribute("class") == "headline").Value;

    /// <summary>The whole text of the page.</summary>
    public string Text => Spaces().Replace(Page.Root!.Element("body")!.Value, " ");

    public string PathTo(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private ExperimentManifest ManifestOf(string status) =>
        new()
        {
            Name = "test",
            Status = status,
            Question = _experiment.Form.Question,
            File = PathTo(ExperimentInputs.ExperimentFileName),
            Base = _experiment.Base,
            Scale = _experiment.Scale,
            Step = "week",
            Start = _experiment.Question.Scenario.Start,
            Until = _experiment.Question.Scenario.Until,
            FirstSeed = 1,
            Seeds = 4,
            Points = _experiment.Table.Points.Length,
            Levers = [],
            Uncertain = [],
            Measures = [],
            Runs = 4 * _experiment.Table.Points.Length,
            Done = 4 * _experiment.Table.Points.Length,
            Failed = 0,
            Version = "1.0",
            Runtime = "",
            Machine = Machine.ThisOne(),
            Parallel = 1,
            WallSeconds = 1,
            ModelVersion = 1,
            Inputs = [new ExperimentInput(ExperimentInputs.ExperimentFileName, "5e1f")],
        };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
