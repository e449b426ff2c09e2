using System.Diagnostics;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>The exit status and the output of a program.</summary>
internal sealed record ToolResult(int Status, string Output, string Error);

/// <summary>Runs programs of this machine.</summary>
internal static class Tool
{
    public static Task<ToolResult> PromtoolAsync(params string[] arguments) => RunAsync(Needs.Promtool.Require(), arguments, Paths.Prometheus);

    public static Task<ToolResult> AdoptsimAsync(string folder, params string[] arguments) => RunAsync(Paths.Program, arguments, folder);

    /// <summary>Returns the standard output of a program. If it fails, the test fails.</summary>
    public static async Task<string> DoneAsync(string folder, params string[] arguments)
    {
        var result = await AdoptsimAsync(folder, arguments);
        Assert.True(result.Status == 0, $"adoptsim {string.Join(' ', arguments)}\n{result.Error}");
        return result.Output;
    }

    public static Task SignalAsync(string signal, params IEnumerable<int> processes) =>
        Task.WhenAll(processes.Select(process => Signals.SendAsync(signal, process)));

    /// <param name="input">The standard input; null for none.</param>
    public static async Task<ToolResult> RunAsync(string program, IEnumerable<string> arguments, string folder, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ADOPTSIM"] = Paths.Program;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ToolResult(process.ExitCode, await output, await error);
    }
}
