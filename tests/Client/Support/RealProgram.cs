using System.Diagnostics;
using System.Reflection;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>The real program in a folder, started as users start it, with real silos.</summary>
internal static class RealProgram
{
    private static readonly string Path = typeof(RealProgram)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "Program")
        .Value!;

    /// <summary>The path of the executable beside its assembly.</summary>
    public static string Executable => System.IO.Path.ChangeExtension(Path, OperatingSystem.IsWindows() ? ".exe" : null);

    public static async Task<CliResult> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await EndAsync(process);
    }

    /// <param name="environment">Environment variables in addition to those of this process.</param>
    public static async Task<CliResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        return await EndAsync(process);
    }

    public static Process Start(string folder, params string[] arguments) => Start(folder, new Dictionary<string, string>(), arguments);

    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet.Path, ["exec", Path, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a process. At the test's time limit the process is asked to stop, so that it does not outlive the test.</summary>
    public static async Task<CliResult> EndAsync(Process process)
    {
        await using var limit = TestContext.Current.CancellationToken.Register(() => _ = Signals.SendAsync("TERM", process.Id));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }
}
