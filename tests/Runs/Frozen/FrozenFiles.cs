using System.Globalization;
using AdoptionSim.Model.Runs;

namespace AdoptionSim.Runs.Tests.Frozen;

/// <summary>The kept files, in the working copy in which the tests were built, so that refreshed files can be committed.</summary>
internal static class FrozenFiles
{
    private const string RefreshVariable = "ADOPTSIM_REFRESH_FROZEN";

    private static readonly Lock Writing = new();

    public static string Folder { get; } = WorkingCopy.PathTo("tests", "Runs", "Frozen");

    /// <summary>True if the files are rewritten instead of compared.</summary>
    public static bool Refresh => Environment.GetEnvironmentVariable(RefreshVariable) == "1";

    /// <summary>Returns the version of the simulation's rules with which the hashes of a case were kept; null if none are kept.</summary>
    public static int? VersionOf(string name)
    {
        lock (Writing)
        {
            return VersionsByCase().TryGetValue(name, out var version) ? version : null;
        }
    }

    private static string Versions => Path.Combine(Folder, "versions.txt");

    private static string Tables => Path.Combine(Folder, "tables.sha256");

    /// <summary>Returns the lines of a case in <c>tables.sha256</c>, each with a hash and <c>CASE/FILE</c>, in the order of the files.</summary>
    public static string[] HashesOf(string name)
    {
        lock (Writing)
        {
            return [.. File.ReadLines(Tables).Where(line => BelongsTo(line, name))];
        }
    }

    /// <summary>Replaces the kept lines of a case, and notes the version of the rules.</summary>
    public static void KeepHashes(string name, IEnumerable<string> lines)
    {
        lock (Writing)
        {
            var others = File.Exists(Tables) ? File.ReadAllLines(Tables).Where(line => !BelongsTo(line, name)) : [];
            File.WriteAllLines(Tables, others.Concat(lines).OrderBy(line => line.Split("  ")[1], StringComparer.Ordinal));
            var versions = VersionsByCase();
            versions[name] = ModelVersion.Current;
            File.WriteAllLines(Versions, versions.Select(kept => $"{kept.Value}  {kept.Key}"));
        }
    }

    private static SortedDictionary<string, int> VersionsByCase() =>
        new(
            File.Exists(Versions)
                ? File.ReadLines(Versions)
                    .Select(line => line.Split("  "))
                    .ToDictionary(parts => parts[1], parts => int.Parse(parts[0], CultureInfo.InvariantCulture))
                : [],
            StringComparer.Ordinal
        );

    private static bool BelongsTo(string line, string name) => line.Split("  ")[1].StartsWith($"{name}/", StringComparison.Ordinal);
}
