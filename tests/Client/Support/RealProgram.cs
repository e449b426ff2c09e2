using System.Diagnostics;
using System.Reflection;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>The program as its users start it, with silos and all, in a folder.</summary>
internal static class RealProgram
{
    private static readonly string Path = typeof(RealProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Program").Value!;

    public static async Task<CliResult> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await EndAsync(process);
    }

    public static Process Start(string folder, params string[] arguments) => Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["exec", Path, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;

    public static async Task<CliResult> EndAsync(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }
}
