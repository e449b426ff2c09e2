using System.Globalization;
using System.Text;
using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Results;

/// <summary>
/// A lock file that reserves a folder for one process. The process keeps the file locked, and the lock ends with the process, however that ends. The file also
/// contains the process id, for file systems without locks.
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

    /// <summary>True if the lock was taken over from a process that ended without releasing it.</summary>
    public bool WasLeft { get; private init; }

    /// <summary>
    /// Reserves a folder for this process; returns null if another process has it. The atomic step is creating a file that must not exist: only one process can
    /// succeed.
    /// </summary>
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

    /// <summary>
    /// Reserves a folder that is free, or whose process has ended; returns null if that process still runs. If two processes try, the lock admits one.
    /// </summary>
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
            // The owner holds the lock or has just released the claim: the caller may try again.
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
            Leftovers.Remove(_path);
            return;
        }

        // While the lock is held, no other process can have taken the claim.
        Leftovers.Remove(_path);
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
