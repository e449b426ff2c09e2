using System.Diagnostics;
using System.Reflection;
using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>The real program in a folder, with real silos: started as users start it, or its commands inside the test's process.</summary>
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

    /// <summary>
    /// Runs a command inside the test's process, where the process itself is not under test: its start takes seconds of processor time, most of it compilation.
    /// Silos are processes of their own; a run without a cluster has its silos in the test's process.
    /// </summary>
    public static Task<CliResult> InvokeAsync(string folder, params string[] arguments) => InvokeAsync(folder, new Dictionary<string, string>(), arguments);

    /// <inheritdoc cref="InvokeAsync(string, string[])"/>
    /// <param name="environment">Environment variables in addition to those of this process.</param>
    public static async Task<CliResult> InvokeAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var surroundings = new CliEnvironment(
            Cli.ConsoleOn(output),
            Cli.ConsoleOn(error),
            TimeProvider.System,
            TimeProvider.System.GetUtcNow(),
            folder,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            new EmbeddedHost(),
            new SiloProcesses(System.IO.Path.GetDirectoryName(Path)!)
        )
        {
            Variable = name => environment.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name),
        };
        var status = await CommandLine.InvokeAsync(arguments, surroundings, TestContext.Current.CancellationToken);
        return new CliResult(status, output.ToString(), error.ToString());
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
