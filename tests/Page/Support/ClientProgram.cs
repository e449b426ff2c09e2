using System.Diagnostics;

namespace AdoptionSim.Page.Tests.Support;

/// <summary>The deployed command line, run by tests of the pages that it writes.</summary>
internal static class ClientProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command in a folder and waits for its end.</summary>
    public static async Task RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(DotNet.Path, ["exec", Folders.Client, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        using var limit = new CancellationTokenSource(Limit);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{await output}{await error}");
    }
}
