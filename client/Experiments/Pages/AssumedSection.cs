using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Writes the last sections of an experiment's page: what differs between its runs, the limits of the answer, and the command that repeats it.
/// </summary>
internal static class AssumedSection
{
    public static IEnumerable<XElement?> Assumed(Experiment experiment)
    {
        yield return Html.Heading("What was assumed to differ");
        string[] items =
        [
            .. experiment.Levers.Where(lever => lever.Key != Lever.Scenario).Select(Text),
            .. experiment.Levers.Where(lever => lever.Key == Lever.Scenario).SelectMany(lever => lever.Values.Select(value => Scenario(value.Value))),
            .. experiment.Factors.Select(Text),
        ];
        yield return items.Length > 0 ? Html.List(items) : Html.Paragraph("Nothing but the seed.");
        var isOfScenarios = experiment.Levers.Any(lever => lever.Key == Lever.Scenario);
        yield return Html.Paragraph(
            $"Everything else is the same in all runs: {(isOfScenarios ? "the nation's file" : $"the scenario {experiment.Base}")}"
                + (experiment.Form.Set is { All: { Length: > 0 } set } ? $", with {string.Join(", ", set.Select(each => $"{each.Path} {each.Value}"))}" : "")
                + ", and the seeds, so that two settings share their luck."
        );
    }

    public static IEnumerable<XElement?> Caveats(Experiment experiment, PageResults results, bool showsRecord) =>
        PageParts.Caveats([
            experiment.Factors.IsEmpty
                ? "The intervals are luck alone: the spread over seeds. Nobody knows the parameters exactly, and this ignorance is in no "
                    + "interval here. More runs "
                    + "narrow luck, not ignorance."
                : "Ignorance does not narrow with more runs. The ranges of the uncertain parameters are a prior: they were not fitted to any "
                    + "record, and other ranges "
                    + "give another answer.",
            PageParts.EffectWithinModel,
            .. showsRecord ? [PageParts.RecordInSight] : Array.Empty<string>(),
            .. results.Settings.Length > 2 && experiment.Factors.IsEmpty
                ?
                [
                    $"{results.Settings.Length - 1} settings are compared. Of ten 90 % intervals one misses on average, so that a single small "
                        + $"difference may be chance.",
                ]
                : Array.Empty<string>(),
        ]);

    public static IEnumerable<XElement?> Repeat(Experiment experiment, ExperimentManifest manifest)
    {
        var others = OtherFiles(experiment).ToArray();
        return PageParts.Repeat(
            "this experiment",
            $"adoptsim experiment run {NameOf(manifest)} --name {manifest.Name}-again",
            (BuiltIn(manifest) is null ? $"Run it in this folder, which has the copy {ExperimentInputs.ExperimentFileName}. " : "The experiment is built in. ")
                + (others.Length > 0 ? $"These files must lie beside it: {string.Join(", ", others)}. " : "")
                + $"{ResultsColumns.FileName} has the command that repeats each single run. The results do not depend on the machine or the "
                + $"number of processors.",
            ("Scale and seeds", Scope(experiment, manifest)),
            ("Version", PageParts.Version(manifest.Version, manifest.Commit, manifest.ModelVersion)),
            (ResultsColumns.FileName, new XElement("a", new XAttribute("href", ResultsColumns.FileName), "one row for each run")),
            (SummaryFile.FileName, new XElement("a", new XAttribute("href", SummaryFile.FileName), "means and intervals of each setting")),
            (
                DifferencesTable.FileName,
                new XElement("a", new XAttribute("href", DifferencesTable.FileName), "differences to the reference, by measure and date")
            )
        );
    }

    /// <summary>
    /// Returns the experiment as an argument of a command: the key of a built-in experiment, or the name of the copy of its file in the results folder.
    /// </summary>
    public static string NameOf(ExperimentManifest manifest) => BuiltIn(manifest) ?? ExperimentInputs.ExperimentFileName;

    /// <summary>Returns the size of the experiment in words: its points, seeds and runs.</summary>
    public static string Scope(Experiment experiment, ExperimentManifest manifest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Scale {manifest.Scale} ({Citizens(experiment):N0} simulated citizens), {Names.Counted(manifest.Points, "point")}, seeds {manifest.FirstSeed} to "
                + $"{manifest.FirstSeed + (ulong)manifest.Seeds - 1} at each: {manifest.Done} of {manifest.Runs} runs done, {manifest.Failed} "
                + $"failed. Ticks of a "
                + $"{manifest.Step} from {manifest.Start:yyyy-MM-dd} to {manifest.Until:yyyy-MM-dd}."
        );

    private static string? BuiltIn(ExperimentManifest manifest) =>
        Shipped.ExperimentKeys().FirstOrDefault(key => Path.GetFullPath(Shipped.ExperimentPath(key)) == manifest.File);

    private static double Citizens(Experiment experiment) => experiment.Scale * experiment.Question.Nation.Districts.Sum(district => (double)district.People);

    private static string Text(Lever lever) => $"{lever.Key}, which a policy can choose: {string.Join(", ", lever.Values.Select(value => value.Value))}.";

    private static string Text(Factor factor) =>
        $"{factor.Name}, which nobody knows: from {Names.Number(factor.From)} to {Names.Number(factor.To)}"
        + $"{(factor.IsLogarithmic ? ", sampled evenly by its logarithm" : "")}{(factor.IsInteger ? ", whole numbers" : "")}.";

    private static string Scenario(string key) =>
        Shipped.Scenarios().FirstOrDefault(scenario => scenario.Key == key) is { } shipped
            ? $"Scenario {key}: {shipped.Asks.ReplaceLineEndings(" ")}"
            : $"Scenario {key}.";

    private static IEnumerable<string> OtherFiles(Experiment experiment) =>
        new[] { experiment.Form.Base, experiment.Form.Design?.File }
            .Concat(experiment.Levers.Where(lever => lever.Key == Lever.Scenario).SelectMany(lever => lever.Values.Select(value => value.Value)))
            .OfType<string>()
            .Where(name => !Shipped.ScenarioKeys().Contains(name));
}
