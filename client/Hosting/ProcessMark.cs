using System.Diagnostics;
using System.Globalization;

namespace AdoptionSim.Client.Hosting;

/// <summary>A process, told from a later one that was given the same id.</summary>
/// <param name="Started">When it started, as the system tells it; comparable for equality alone.</param>
public sealed record ProcessMark(int Id, string Started)
{
    /// <summary>The process that has this id now; null where there is none.</summary>
    public static ProcessMark? Find(int id) => OperatingSystem.IsLinux() ? FindOnLinux(id) : FindElsewhere(id);

    /// <summary>Whether a process was made to stand still, by SIGSTOP or a terminal: it takes no request until it is let go on. Never where the system is not Linux.</summary>
    public static bool StandsStill(int id) => OperatingSystem.IsLinux() && StatOf(id) is ["T", ..];

    /// <summary>
    /// The start is told in ticks since the machine's own start, which no correction of the clock changes. A process that has ended and
    /// whose parent has not taken notice is still listed, as a zombie.
    /// </summary>
    private static ProcessMark? FindOnLinux(int id) => StatOf(id) is [not ("Z" or "X"), ..] fields ? new ProcessMark(id, fields[19]) : null;

    /// <summary>What Linux tells of a process, from its state on; null where there is none.</summary>
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
