using System.Text;
using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Results;

/// <summary>
/// The folder of the results of one run, reserved for this process. It must be empty at first. Its files get their final names together, when all are complete.
/// If it is disposed without <see cref="Publish"/>, all new files are removed.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private readonly List<ResultFile> _files = [];
    private readonly FolderClaim _claim;
    private readonly string? _existing;
    private readonly bool _replaces;

    /// <param name="existing">The part of the path that already existed.</param>
    /// <param name="replaces">True to replace existing files of the same names.</param>
    private ResultFolder(string path, FolderClaim claim, string? existing, bool replaces) =>
        (Path, _claim, _existing, _replaces) = (path, claim, existing, replaces);

    public string Path { get; }

    /// <summary>Reserves a folder for the results of one run, and creates it if necessary. Unfinished files of a killed process are removed.</summary>
    /// <exception cref="RefusedException">The folder contains files, or another run has claimed it.</exception>
    public static ResultFolder Claim(string path) => TryClaim(path, out var isInUse) ?? throw (isInUse ? Occupant.InUse(path) : Occupant.Refusal(path));

    /// <summary>
    /// Reserves a folder as <see cref="Claim"/> does, and also accepts one with the results of the same run if that run was cancelled. Those results are
    /// replaced when the new files are complete.
    /// </summary>
    /// <param name="run">The run's name.</param>
    /// <exception cref="RefusedException">The folder contains other files, or another run has claimed it.</exception>
    public static ResultFolder ClaimAgain(string path, string run) =>
        Occupant.ManifestIn(path) is { Status: ManifestStatus.Cancelled } manifest && manifest.Name == run ? TakeOver(path) : Claim(path);

    /// <summary>Reserves, for the results of one run, the first of <c>ROOT/NAME</c>, <c>ROOT/NAME-2</c>, <c>ROOT/NAME-3</c> ... that is free.</summary>
    public static ResultFolder ClaimNew(string root, string name) => NewPaths(root, name).Select(path => TryClaim(path, out _)).OfType<ResultFolder>().First();

    /// <summary>Returns <c>ROOT/NAME</c>, <c>ROOT/NAME-2</c>, <c>ROOT/NAME-3</c> and so on without end.</summary>
    public static IEnumerable<string> NewPaths(string root, string name) =>
        Enumerable.Range(1, int.MaxValue).Select(attempt => System.IO.Path.Combine(root, attempt == 1 ? name : $"{name}-{attempt}"));

    /// <summary>
    /// Reserves the folder of a run that was cancelled or killed, to write its files again. Unfinished files are removed; finished ones are replaced when all
    /// new files are complete.
    /// </summary>
    /// <exception cref="RefusedException">The process that claimed the folder is still running.</exception>
    public static ResultFolder TakeOver(string path)
    {
        try
        {
            var claim = FolderClaim.TryTakeOver(path) ?? throw Occupant.InUse(path);
            RemoveUnfinished(path);
            return new ResultFolder(path, claim, path, replaces: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be used as a results folder: {error.Message}", error);
        }
    }

    /// <summary>Creates an empty file in this folder, under a temporary name until all files are published.</summary>
    public ResultFile Create(string name)
    {
        var file = new ResultFile(System.IO.Path.Combine(Path, name));
        _files.Add(file);
        return file;
    }

    public void Write(string name, string text) => Create(name).Write(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Completes all files, then gives them their final names in the order in which they were created, and frees the folder for other processes.
    /// </summary>
    public void Publish()
    {
        _files.ForEach(file => file.Complete());
        _files.ForEach(file => file.Publish(_replaces));
        _claim.Dispose();
    }

    public void Dispose()
    {
        _files.ForEach(file => file.Dispose());
        _claim.Dispose();
        Leftovers.RemoveEmptyFolders(Path, _existing);
    }

    private static void RemoveUnfinished(string path)
    {
        foreach (var unfinished in Directory.EnumerateFiles(path, "*" + ResultFile.TemporarySuffix))
        {
            File.Delete(unfinished);
        }
    }

    /// <param name="isInUse">True if a running process has claimed the folder.</param>
    private static ResultFolder? TryClaim(string path, out bool isInUse)
    {
        try
        {
            var existing = ExistingPartOf(path);
            Directory.CreateDirectory(path);
            var claim = FolderClaim.TryTakeOver(path);
            isInUse = claim is null;
            if (claim is { WasLeft: true })
            {
                // A killed process left its files here. Without its claim they might belong to anybody.
                RemoveUnfinished(path);
                Leftovers.Remove(System.IO.Path.Combine(path, RunAddress.FileName));
            }

            if (claim is null || Directory.EnumerateFileSystemEntries(path).Skip(1).Any())
            {
                claim?.Dispose();
                return null;
            }

            return new ResultFolder(path, claim, existing, replaces: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be used as a results folder: {error.Message}", error);
        }
    }

    /// <summary>Returns the path itself if it is an existing folder, otherwise the nearest existing folder above it; null if none exists.</summary>
    public static string? ExistingPartOf(string path)
    {
        var existing = path;
        while (existing is not null && !Directory.Exists(existing))
        {
            existing = System.IO.Path.GetDirectoryName(existing);
        }

        return existing;
    }
}
