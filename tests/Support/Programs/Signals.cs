using System.Diagnostics;
using System.Globalization;

namespace AdoptionSim.Tests.Support.Programs;

/// <summary>Sends signals to processes.</summary>
public static class Signals
{
    private const string IgnoredField = "SigIgn:";

    /// <summary>The numbers of those signals that a process may ignore from its start on, because its parent did.</summary>
    private static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["HUP"] = 1,
        ["INT"] = 2,
        ["TERM"] = 15,
    };

    /// <summary>Sends a signal, named as in <c>kill -s</c>: <c>INT</c>, <c>TERM</c>, <c>STOP</c>, <c>CONT</c>. A process that has ended is ignored.</summary>
    /// <remarks>Uses the shell's built-in command, because the program <c>kill</c> is part of a package that small machines lack.</remarks>
    /// <exception cref="InvalidOperationException">The process ignores the signal, so that the test would wait for its end until the time limit.</exception>
    public static async Task SendAsync(string signal, int process)
    {
        if (Ignores(process, signal))
        {
            throw new InvalidOperationException(
                $"Process {process} ignores SIG{signal}, like the test runner that started it, which was started with nohup or in the background of a script. "
                    + "Start the tests with env --default-signal=HUP,INT,TERM."
            );
        }

        using var shell = Process.Start("/bin/sh", ["-c", "kill -s \"$0\" \"$1\"", signal, process.ToString(CultureInfo.InvariantCulture)]);
        await shell.WaitForExitAsync();
    }

    /// <returns>False also where the system does not tell, as without <c>/proc</c>, and for a process that has ended.</returns>
    private static bool Ignores(int process, string signal)
    {
        if (!Numbers.TryGetValue(signal, out var number))
        {
            return false;
        }

        try
        {
            var mask = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(IgnoredField, StringComparison.Ordinal));
            return mask is not null
                && (ulong.Parse(mask[IgnoredField.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (number - 1) & 1) == 1;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
