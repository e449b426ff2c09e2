using System.Text;

namespace AdoptionSim.Client.Results;

/// <summary>
/// A folder that belongs to one run: it was empty when claimed, and its files get their names together, once all are whole.
/// Disposed without <see cref="Publish"/>, it leaves nothing of them behind.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private readonly List<ResultFile> _files = [];
    private readonly FolderClaim _claim;
    private readonly string? _existing;
    private readonly bool _replaces;

    /// <param name="existing">The part of the path that was there before.</param>
    /// <param name="replaces">Whether files that have their names already give way to those of the same name.</param>
    private ResultFolder(string path, FolderClaim claim, string? existing, bool replaces) =>
        (Path, _claim, _existing, _replaces) = (path, claim, existing, replaces);

    public string Path { get; }

    /// <summary>Claims a folder, and makes it where there is none. What a process that was killed left unfinished is removed.</summary>
    /// <exception cref="RefusedException">It holds files, or another run has claimed it.</exception>
    public static ResultFolder Claim(string path) => TryClaim(path, out var isInUse) ?? throw (isInUse ? Occupant.InUse(path) : Occupant.Refusal(path));

    /// <summary>As <see cref="Claim"/>; where the folder has the results of this run from when it was cancelled, they are replaced once the new ones are whole.</summary>
    /// <param name="run">The run's name; null where whatever cancelled run is there may be replaced.</param>
    /// <exception cref="RefusedException">It holds other files, or another run has claimed it.</exception>
    public static ResultFolder ClaimAgain(string path, string? run) =>
        Occupant.ManifestIn(path) is { Status: Running.RunStatus.Cancelled } manifest && (run is null || manifest.Name == run) ? TakeOver(path) : Claim(path);

    /// <summary>Claims the first free one of <c>ROOT/NAME</c>, <c>ROOT/NAME-2</c>, <c>ROOT/NAME-3</c> ...</summary>
    public static ResultFolder ClaimNew(string root, string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            var path = System.IO.Path.Combine(root, attempt == 1 ? name : $"{name}-{attempt}");
            if (TryClaim(path, out _) is { } folder)
            {
                return folder;
            }
        }
    }

    /// <summary>
    /// Claims the folder of a run that was cancelled or killed, to write its files anew: what it left unfinished is removed, what it
    /// finished is replaced when all files are whole.
    /// </summary>
    /// <exception cref="RefusedException">The process that claimed it lives.</exception>
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

    /// <summary>A file of this folder, empty, under a temporary name.</summary>
    public ResultFile Create(string name)
    {
        var file = new ResultFile(System.IO.Path.Combine(Path, name));
        _files.Add(file);
        return file;
    }

    public void Write(string name, string text) => Create(name).Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Completes all files, and only then names them, in the order in which they were created; the claim ends.</summary>
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
        for (var made = Path; made != _existing && !Directory.EnumerateFileSystemEntries(made).Any(); made = System.IO.Path.GetDirectoryName(made)!)
        {
            Directory.Delete(made);
        }
    }

    private static void RemoveUnfinished(string path)
    {
        foreach (var unfinished in Directory.EnumerateFiles(path, "*" + ResultFile.TemporarySuffix))
        {
            File.Delete(unfinished);
        }
    }

    /// <param name="isInUse">Whether a process that lives has claimed it.</param>
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
                // A killed process left its files: without the claim they might be anybody's.
                RemoveUnfinished(path);
                File.Delete(System.IO.Path.Combine(path, Keeping.RunAddress.FileName));
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

    private static string? ExistingPartOf(string path)
    {
        var existing = path;
        while (existing is not null && !Directory.Exists(existing))
        {
            existing = System.IO.Path.GetDirectoryName(existing);
        }

        return existing;
    }
}
