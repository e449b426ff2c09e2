using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace AdoptionSim.Benchmarks.Whole;

/// <summary>The cost of a whole run, from the start of its process to its end.</summary>
/// <param name="Wall">Time until the process had ended and its files were written.</param>
/// <param name="Processor">Processor time of all threads.</param>
/// <param name="PeakBytes">The largest working set in bytes.</param>
/// <param name="Manifest">The run's manifest.</param>
internal sealed record ClientRun(TimeSpan Wall, TimeSpan Processor, long PeakBytes, JsonElement Manifest)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Starts the client that was built with this program, as a user would, and waits for it.</summary>
    /// <exception cref="InvalidOperationException">The run failed.</exception>
    public static ClientRun Of(params ReadOnlySpan<string> options)
    {
        var folder = Directory.CreateTempSubdirectory("adoptsim-benchmark-");
        try
        {
            return In(folder, ["run", "--json", "--quiet", .. options]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Starts the client in a folder and waits for it.</summary>
    /// <param name="arguments">The command and its options; with <c>--json</c> it prints a manifest.</param>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static ClientRun In(DirectoryInfo folder, string[] arguments)
    {
        var start = new ProcessStartInfo(Executable(), arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var (processor, peak) = Watch(process);
        var wall = Stopwatch.GetElapsedTime(began);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"adoptsim {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }

        using var manifest = JsonDocument.Parse(output.Result);
        return new ClientRun(wall, processor, peak, manifest.RootElement.Clone());
    }

    /// <summary>Polls processor time and memory while the process runs, because they are unavailable after its end.</summary>
    private static (TimeSpan Processor, long Peak) Watch(Process process)
    {
        var (processor, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(Look))
        {
            try
            {
                process.Refresh();
                (processor, peak) = (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
            }
            catch (Exception error) when (error is InvalidOperationException or Win32Exception)
            {
                break;
            }
        }

        process.WaitForExit();
        return (processor, peak);
    }

    private static string Executable()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AdoptionSim.sln")))
        {
            root = root.Parent;
        }

        var configured = Path.GetRelativePath(Path.Combine(root!.FullName, "tests", "Benchmarks", "bin"), AppContext.BaseDirectory);
        return Path.Combine(root.FullName, "client", "bin", configured, OperatingSystem.IsWindows() ? "adoptsim.exe" : "adoptsim");
    }
}
