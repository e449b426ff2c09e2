using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AdoptionSim.Nations.Files;

/// <summary>A scenario that ships with the program.</summary>
/// <param name="Asks">The first sentence of the scenario's description.</param>
public sealed record ShippedScenario(string Key, string Asks, string Path);

/// <summary>The nations, scenarios and experiments that ship with the program, in a folder beside its executable.</summary>
public static partial class Shipped
{
    /// <summary>The key of the scenario that a run uses if none is given.</summary>
    public const string Baseline = "baseline";

    private static readonly string Nations = Path.Combine(AppContext.BaseDirectory, "nations");
    private static readonly string ScenariosFolder = Path.Combine(AppContext.BaseDirectory, "scenarios");
    private static readonly string ExperimentsFolder = Path.Combine(AppContext.BaseDirectory, "experiments");

    public static ImmutableArray<string> NationKeys() =>
        [.. Directory.GetDirectories(Nations).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public static ImmutableArray<string> ScenarioKeys() => [.. Keys(ScenariosFolder).OrderBy(key => key != Baseline)];

    /// <summary>Returns the keys of all built-in experiments, in alphabetical order.</summary>
    public static ImmutableArray<string> ExperimentKeys() => [.. Keys(ExperimentsFolder)];

    /// <summary>Returns the path of a built-in experiment's file.</summary>
    /// <exception cref="BadFileException">No such experiment is shipped.</exception>
    public static string ExperimentPath(string key) => Find(ExperimentKeys(), key, Path.Combine(ExperimentsFolder, $"{key}.yaml"), new Origin(key), "");

    /// <summary>Returns all shipped scenarios, the baseline first.</summary>
    public static ImmutableArray<ShippedScenario> Scenarios() => [.. ScenarioKeys().Select(Describe)];

    /// <exception cref="BadFileException">No such nation is shipped.</exception>
    public static string NationPath(string key) => NationPath(key, new Origin(key), "");

    /// <exception cref="BadFileException">No such scenario is shipped.</exception>
    public static string ScenarioPath(string key) => Find(ScenarioKeys(), key, Path.Combine(ScenariosFolder, $"{key}.yaml"), new Origin(key), "");

    internal static string NationPath(string key, Origin at, string field) => Find(NationKeys(), key, Path.Combine(Nations, key, "nation.yaml"), at, field);

    private static IOrderedEnumerable<string> Keys(string folder) =>
        Directory.GetFiles(folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string Find(ImmutableArray<string> known, string key, string path, Origin at, string field) =>
        known.Contains(key)
            ? path
            : throw new BadFileException(
                at,
                field,
                field.Length == 0 ? "nothing of that name is shipped" : Names.Is(key),
                $"{Names.Instead(key, known)}, or the path of a YAML file"
            );

    private static ShippedScenario Describe(string key)
    {
        var path = ScenarioPath(key);
        var asks = (YamlText.Read(path)["asks"] as Scalar)?.Text.Trim() ?? "";
        return new ShippedScenario(key, FirstSentence().Match(asks).Value, path);
    }

    // A full stop within a number does not end a sentence.
    [GeneratedRegex(@"^.*?([.?](?=\s|$)|$)", RegexOptions.Singleline)]
    private static partial Regex FirstSentence();
}
