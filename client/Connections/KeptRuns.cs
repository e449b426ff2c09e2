namespace AdoptionSim.Client.Connections;

/// <summary>Finds runs that <c>adoptsim run --keep</c> holds in memory for inspection, by the address files in their folders.</summary>
internal static class KeptRuns
{
    /// <summary>The default name of the folder in which each run has a folder for its results.</summary>
    public const string Folder = "runs";

    /// <param name="folder">The parent of <see cref="Folder"/>.</param>
    /// <param name="run">A name, or a path to a run's folder; null for the newest kept run.</param>
    /// <exception cref="RefusedException">There is no such run.</exception>
    public static RunAddress Find(string folder, string? run) =>
        TryFind(folder, run)
        ?? throw new RefusedException(
            run is null
                ? $"--run is missing, and {Path.Combine(folder, Folder)} has no kept run; expected a run that `adoptsim run --keep` is keeping, by "
                    + "its name or its folder."
                : $"--run is '{run}'; expected a run that `adoptsim run --keep` is keeping, by its name or its folder."
        );

    /// <summary>
    /// Returns the address of a run that <c>--keep</c> holds in memory, or of the newest one if no run is named; null if there is no such run.
    /// </summary>
    public static RunAddress? TryFind(string folder, string? run)
    {
        var runs = Path.Combine(folder, Folder);
        return (run is null ? Newest(runs) : Named(folder, runs, run)) is { } found ? RunAddress.Read(found) : null;
    }

    private static string? Named(string folder, string runs, string run) =>
        new[] { Path.Combine(runs, run), Path.GetFullPath(run, folder) }.Select(path => Path.Combine(path, RunAddress.FileName)).FirstOrDefault(File.Exists);

    private static string? Newest(string runs) =>
        Directory.Exists(runs)
            ? Directory.EnumerateDirectories(runs).Select(path => Path.Combine(path, RunAddress.FileName)).Where(File.Exists).MaxBy(File.GetLastWriteTimeUtc)
            : null;
}
