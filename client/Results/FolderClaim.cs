using System.Globalization;
using System.Text;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Results;

/// <summary>
/// A file that says whose a folder is. Its owner holds it locked, which ends with the process however that ends, and is named in it, for
/// where the file system knows no locks.
/// </summary>
internal sealed class FolderClaim : IDisposable
{
    private const string Name = ".claim";

    private readonly string _path;
    private readonly FileStream _file;

    private FolderClaim(string path, FileStream file)
    {
        (_path, _file) = (path, file);
        var owner = ProcessMark.Find(Environment.ProcessId)!;
        _file.SetLength(0);
        _file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{owner.Id} {owner.Started}\n")));
        _file.Flush();
    }

    /// <summary>True if it was taken over from a process that has ended without giving it up.</summary>
    public bool WasLeft { get; private init; }

    /// <summary>Null where the folder is claimed. Creating a file that must not exist is the one step that only one of two processes can take.</summary>
    public static FolderClaim? TryTake(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return new FolderClaim(path, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>As <see cref="TryTake"/>, or takes over a claim whose owner is gone: of two who try, the lock lets one.</summary>
    public static FolderClaim? TryTakeOver(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (TryTake(folder) is { } free)
        {
            return free;
        }

        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            if (File.Exists(path) && !OwnerLives(file))
            {
                return new FolderClaim(path, file) { WasLeft = true };
            }
        }
        catch (IOException) when (file is null)
        {
            // Its owner holds it locked, or gave it up just now: whoever wants it may try again.
            return null;
        }

        file.Dispose();
        return null;
    }

    public void Dispose()
    {
        if (!_file.CanWrite)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
            File.Delete(_path);
            return;
        }

        // While the lock is held nobody else can have made it theirs.
        File.Delete(_path);
        _file.Dispose();
    }

    private static bool OwnerLives(FileStream file) => Read(file) is { } owner && ProcessMark.Find(owner.Id) == owner;

    private static ProcessMark? Read(FileStream file)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        return reader.ReadLine()?.Split(' ') is [var id, var started] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? new ProcessMark(process, started)
            : null;
    }
}
