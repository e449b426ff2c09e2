using System.Diagnostics;
using System.Globalization;

namespace AdoptionSim.Tests.Support.Programs;

/// <summary>Sends signals to processes.</summary>
public static class Signals
{
    /// <summary>Sends a signal, named as in <c>kill -s</c>: <c>INT</c>, <c>TERM</c>, <c>STOP</c>, <c>CONT</c>. A process that has ended is ignored.</summary>
    /// <remarks>Uses the shell's built-in command, because the program <c>kill</c> is part of a package that small machines lack.</remarks>
    public static async Task SendAsync(string signal, int process)
    {
        using var shell = Process.Start("/bin/sh", ["-c", "kill -s \"$0\" \"$1\"", signal, process.ToString(CultureInfo.InvariantCulture)]);
        await shell.WaitForExitAsync();
    }
}
