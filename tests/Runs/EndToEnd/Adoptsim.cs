using System.Diagnostics;
using System.Reflection;

namespace AdoptionSim.Runs.Tests.EndToEnd;

/// <summary>The real program, started as a user would, in a folder of its own.</summary>
internal sealed class Adoptsim : IDisposable
{
    private static readonly string Program = typeof(Adoptsim)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "Program")
        .Value!;

    /// <summary>Time limit for a command, longer than any needs. The test fails if a command does not end, for example because it ignores signals.</summary>
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    public Adoptsim(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet.Path, ["exec", Program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
    }

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    public static async Task<(int Status, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var program = new Adoptsim(folder, arguments);
        return await program.EndAsync();
    }

    /// <summary>Waits until the run is done and kept. Returns the lines of standard output before that.</summary>
    public async Task<IReadOnlyList<string>> KeptAsync()
    {
        var lines = new List<string>();
        while (await Output.ReadLineAsync() is { } line && !line.Contains("kept until Ctrl-C", StringComparison.Ordinal))
        {
            lines.Add(line);
        }

        return lines;
    }

    public async Task InterruptAsync()
    {
        await Signals.SendAsync("INT", _process.Id);
    }

    public async Task<(int Status, string Output, string Error)> EndAsync()
    {
        var (output, error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        await _process.WaitForExitAsync().WaitAsync(ExitTimeout);
        return (_process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
