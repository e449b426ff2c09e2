using System.Diagnostics;
using System.Globalization;

namespace AdoptionSim.Client.Connections;

/// <summary>Identifies a process even if its id is later reused by another one.</summary>
/// <param name="Started">The start time as the system reports it; only equality is meaningful.</param>
public sealed record ProcessMark(int Id, string Started)
{
    /// <summary>Returns the process that has this id now; null if there is no such process.</summary>
    public static ProcessMark? Find(int id) => OperatingSystem.IsLinux() ? FindOnLinux(id) : FindElsewhere(id);

    /// <summary>
    /// Returns true if a process is suspended, by SIGSTOP or by a terminal: it reacts to no request until it is continued. Always false outside Linux.
    /// </summary>
    public static bool StandsStill(int id) => OperatingSystem.IsLinux() && StatOf(id) is ["T", ..];

    /// <summary>
    /// Returns a running process with its start in clock ticks since boot, which clock corrections do not change. A process that has ended counts as
    /// absent, even if its parent has not reaped it yet.
    /// </summary>
    private static ProcessMark? FindOnLinux(int id) => StatOf(id) is [not ("Z" or "X"), ..] fields ? new ProcessMark(id, fields[19]) : null;

    /// <summary>Returns the fields of <c>/proc/ID/stat</c> from the state on; null if there is no such process.</summary>
    private static string[]? StatOf(int id)
    {
        try
        {
            var line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ProcessMark? FindElsewhere(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited ? null : new ProcessMark(id, process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
