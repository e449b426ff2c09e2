using System.Diagnostics;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>How a program ended, and what it wrote.</summary>
internal sealed record ToolResult(int Status, string Output, string Error);

/// <summary>A program of this machine, from its start to its end.</summary>
internal static class Tool
{
    public static Task<ToolResult> PromtoolAsync(params string[] arguments) => RunAsync(Needs.Promtool.Require(), arguments, Paths.Prometheus);

    public static Task<ToolResult> AdoptsimAsync(string folder, params string[] arguments) => RunAsync(Paths.Program, arguments, folder);

    /// <summary>Its standard output; a program that fails fails the test.</summary>
    public static async Task<string> DoneAsync(string folder, params string[] arguments)
    {
        var result = await AdoptsimAsync(folder, arguments);
        Assert.True(result.Status == 0, $"adoptsim {string.Join(' ', arguments)}\n{result.Error}");
        return result.Output;
    }

    public static Task SignalAsync(string signal, params IEnumerable<int> processes) => Task.WhenAll(processes.Select(process => Signals.SendAsync(signal, process)));

    /// <param name="input">What it reads; null for nothing.</param>
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
