using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>A file that an experiment reads, with a hash of its content by which a later change is detected.</summary>
/// <param name="File">The path of the file, as messages name it. Files that ship with the program are named by their path within its folder.</param>
/// <param name="Sha256">The SHA-256 hash in hexadecimal: of the text or, for a scenario or nation, of its values only, so that its comments may change.</param>
internal sealed record ExperimentInput(string File, string Sha256);

/// <summary>Lists all files that an experiment reads, with hashes. Results are added to earlier ones only if all inputs are the same.</summary>
internal static class ExperimentInputs
{
    public const string ExperimentFileName = "experiment.yaml";

    /// <summary>
    /// Returns all inputs of an experiment, with hashes: its file, its points (combinations of parameter values), and each scenario and nation.
    /// </summary>
    /// <param name="text">The text of the experiment's file.</param>
    public static ImmutableArray<ExperimentInput> Of(Experiment experiment, string text)
    {
        var scenarios = experiment
            .Levers.Where(lever => lever.Key == Lever.Scenario)
            .SelectMany(lever => lever.Values.Select(value => Experiment.ScenarioPath(experiment.Path, value.Value)))
            .DefaultIfEmpty(experiment.Base)
            .Select(scenario => (scenario, Question.Load(scenario)));
        return
        [
            new ExperimentInput(ExperimentFileName, Hash(text)),
            new ExperimentInput(DesignFile.FileName, Hash(DesignFile.Text(experiment.Table))),
            .. OfScenarios([.. scenarios]),
        ];
    }

    /// <summary>Returns the files of some scenarios and of their nations as inputs of an experiment, each with a hash of its values.</summary>
    public static IEnumerable<ExperimentInput> OfScenarios(ImmutableArray<(string Scenario, Question Question)> scenarios) =>
        [
            .. scenarios.Select(each => new ExperimentInput(NameOf(ScenarioFile.Find(each.Scenario)), Hash(NationJson.Write(each.Question.Scenario)))),
            .. scenarios
                .Select(each => new ExperimentInput(NameOf(each.Question.NationPath), Hash(NationJson.Write(each.Question.Nation))))
                .DistinctBy(input => (input.File, input.Sha256)),
        ];

    /// <summary>Checks that the inputs and the version of the program are the same as when an experiment was begun.</summary>
    /// <exception cref="RefusedException">Something has changed; the message names it.</exception>
    /// <param name="design">The text of <c>design.csv</c> (the list of points to run) in the experiment's folder.</param>
    public static void CheckSame(ExperimentManifest begun, ImmutableArray<ExperimentInput> now, string design)
    {
        string[] changed =
        [
            .. begun
                .Inputs.Where(input => !now.Contains(input) || (input.File == DesignFile.FileName && input.Sha256 != Hash(design)))
                .Select(input => $"{input.File} has changed"),
            .. OtherVersion(begun),
        ];
        if (changed.Length > 0)
        {
            throw new RefusedException(
                $"Experiment {begun.Name} cannot be continued: since it was begun, {string.Join("; ", changed)}. Expected everything as it was, or a new "
                    + "experiment with another --name or --out. Nothing was written."
            );
        }
    }

    /// <summary>
    /// Returns one text that names both versions of this program if an experiment was started with another version; otherwise an empty array.
    /// </summary>
    public static string[] OtherVersion(ExperimentManifest begun) =>
        VersionOf(begun) == VersionOf(Build.OfThisProgram) ? [] : [$"the program is {VersionOf(Build.OfThisProgram)}, and was {VersionOf(begun)}"];

    /// <summary>Returns the hash of all inputs of an experiment and of the program's version.</summary>
    public static string KeyOf(ImmutableArray<ExperimentInput> inputs) =>
        Hash(string.Join('\n', inputs.Select(input => input.Sha256).Append(VersionOf(Build.OfThisProgram))));

    /// <summary>Returns the hash of all inputs of an experiment: it changes with its file, a scenario or the nation, but not with the program.</summary>
    public static string DigestOf(ImmutableArray<ExperimentInput> inputs) => Hash(string.Join('\n', inputs.Select(input => input.Sha256)));

    /// <summary>
    /// Returns the name of an input file for the manifest: its path or, for a file that ships with the program, <c>built-in</c> and its path within the
    /// program's folder. A copy of the program in another folder can thus continue the experiment.
    /// </summary>
    private static string NameOf(string path) =>
        Path.GetRelativePath(AppContext.BaseDirectory, path) is var inside && !Path.IsPathRooted(inside) && !inside.StartsWith("..", StringComparison.Ordinal)
            ? $"built-in {inside}"
            : path;

    private static string VersionOf(Build build) => build.Commit is { } commit ? $"{build.Version}+{commit}" : build.Version;

    private static string VersionOf(ExperimentManifest manifest) => VersionOf(new Build(manifest.Version, manifest.Commit, ""));

    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
