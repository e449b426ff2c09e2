using System.Text;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The folder of an experiment's results. It belongs to this process until the object is disposed, so that no other process writes to it.</summary>
internal sealed class ExperimentFolder : IDisposable
{
    /// <summary>The name of the folder, in the working folder, that contains a folder for each named experiment.</summary>
    public const string Root = "experiments";

    private readonly FolderClaim _claim;
    private readonly string? _existing;

    private ExperimentFolder(string path, FolderClaim claim, string? existing) => (Path, _claim, _existing) = (path, claim, existing);

    public string Path { get; }

    /// <summary>Reserves a new or empty folder for this process.</summary>
    /// <exception cref="RefusedException">The folder contains files, or another process has claimed it.</exception>
    public static ExperimentFolder Create(string path) =>
        TryCreate(path, out var isInUse)
        ?? throw (
            isInUse ? Occupant.InUse(path)
            : ExperimentManifest.IsResumable(path)
                ? new RefusedException(
                    $"{path} holds an experiment, which `adoptsim experiment resume {path}` continues; expected a new or an empty folder: another --name "
                        + "or --out, or this folder removed. Nothing was written."
                )
            : Occupant.Refusal(path)
        );

    /// <summary>Reserves a new folder for this process: the first of <c>ROOT/NAME</c>, <c>ROOT/NAME-2</c>, <c>ROOT/NAME-3</c> and so on that is free.</summary>
    public static ExperimentFolder CreateNew(string root, string name) =>
        ResultFolder.NewPaths(root, name).Select(path => TryCreate(path, out _)).OfType<ExperimentFolder>().First();

    /// <summary>Reserves, for this process, the folder of an experiment that was begun earlier.</summary>
    /// <exception cref="RefusedException">Another process has claimed it.</exception>
    public static ExperimentFolder Open(string path) =>
        Attempt(path, () => new ExperimentFolder(path, FolderClaim.TryTakeOver(path) ?? throw Occupant.InUse(path), path))!;

    /// <summary>Writes a file into the experiment's folder, or replaces it: a reader sees the old or the new text, never a part.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public void Write(string name, string text) => Write(name, file => file.Write(Encoding.UTF8.GetBytes(text)));

    /// <inheritdoc cref="Write(string, string)"/>
    public void Write(string name, Action<ResultFile> write)
    {
        var path = System.IO.Path.Combine(Path, name);
        Leftovers.RemoveUnfinished(path);
        using var file = new ResultFile(path);
        write(file);
        file.Complete();
        file.Publish(replaces: true);
    }

    /// <summary>
    /// Deletes the files that the experiment has written into its folder. It is called if the experiment is refused, or fails before its first run has ended.
    /// </summary>
    public void Discard()
    {
        foreach (var file in Directory.EnumerateFiles(Path).Where(file => !System.IO.Path.GetFileName(file).StartsWith('.')).ToArray())
        {
            File.Delete(file);
        }
    }

    public void Dispose()
    {
        _claim.Dispose();
        Leftovers.RemoveEmptyFolders(Path, _existing);
    }

    /// <param name="isInUse">True if a running process has claimed the folder.</param>
    private static ExperimentFolder? TryCreate(string path, out bool isInUse)
    {
        var isClaimed = false;
        var folder = Attempt(path, () =>
        {
            var existing = ResultFolder.ExistingPartOf(path);
            Directory.CreateDirectory(path);
            var claim = FolderClaim.TryTakeOver(path);
            isClaimed = claim is null;
            if (claim is not null && !Directory.EnumerateFileSystemEntries(path).Skip(1).Any())
            {
                return new ExperimentFolder(path, claim, existing);
            }

            claim?.Dispose();
            return null;
        });
        isInUse = isClaimed;
        return folder;
    }

    private static ExperimentFolder? Attempt(string path, Func<ExperimentFolder?> claim)
    {
        try
        {
            return claim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be used as an experiment's folder: {error.Message}", error);
        }
    }
}
