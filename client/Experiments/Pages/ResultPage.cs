using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Writes the short page of an experiment as Markdown, with its pictures as SVG files beside it, for a repository. It says from which inputs and with which
/// model it was made, so that an outdated page is noticed.
/// </summary>
internal static class ResultPage
{
    /// <summary>Returns the name of the file of an experiment's short page.</summary>
    public static string FileOf(string name) => $"{name}.md";

    /// <summary>Writes the short page of an experiment and its pictures, or replaces them, and returns the path of the page.</summary>
    /// <param name="folder">The folder of the experiment.</param>
    /// <param name="into">The folder of the page; it is created if it does not exist.</param>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    /// <exception cref="BadFileException">A file of the experiment is damaged.</exception>
    public static string Write(string folder, string into, Experiment experiment, ExperimentManifest manifest)
    {
        var elements = ExperimentPage.Short(folder, experiment, manifest).Concat(Made(manifest));
        var (text, pictures) = Markdown.Of(manifest.Question, manifest.Name, elements);
        var path = Path.Combine(into, FileOf(manifest.Name));
        try
        {
            Directory.CreateDirectory(into);
            foreach (var old in Directory.EnumerateFiles(into, $"{manifest.Name}-*.svg").ToArray())
            {
                File.Delete(old);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException($"{path}: cannot be written: {error.Message}", error);
        }

        foreach (var (file, svg) in pictures)
        {
            PageFile.Write(Path.Combine(into, file), svg);
        }

        PageFile.Write(path, text);
        return path;
    }

    /// <summary>Returns facts about the runs of an experiment, such as scale, seeds, model version and digest, which show whether a page is outdated.</summary>
    public static ImmutableArray<(string Name, string What)> Facts(ExperimentManifest manifest) =>
        [
            ("Scale", Names.Number(manifest.Scale)),
            ("Seeds", string.Create(CultureInfo.InvariantCulture, $"{manifest.FirstSeed} to {manifest.FirstSeed + (ulong)manifest.Seeds - 1} at each point")),
            ("Points", Html.Whole(manifest.Points)),
            ("Runs", $"{Html.Whole(manifest.Done)} of {Html.Whole(manifest.Runs)} done, {Html.Whole(manifest.Failed)} failed"),
            ("Model version", manifest.ModelVersion?.ToString(CultureInfo.InvariantCulture) ?? "-"),
            ("Digest of the experiment's file, scenarios and nation", ExperimentInputs.DigestOf(manifest.Inputs)),
        ];

    private static IEnumerable<XElement> Made(ExperimentManifest manifest)
    {
        yield return Html.Heading("How this page was made");
        yield return Html.Facts(Facts(manifest).Select(fact => (fact.Name, (object)new XElement("code", fact.What))));
        yield return Html.Paragraph(
            "The first command runs the experiment and writes ",
            new XElement("code", ExperimentPage.FileName),
            ", which also has levels, groups and a map, and all tables. The second writes this page:"
        );
        yield return PageParts.Command(
            $"adoptsim experiment run {AssumedSection.NameOf(manifest)} --name {manifest.Name}\nadoptsim experiment page {manifest.Name} --markdown ."
        );
    }
}
