using System.Diagnostics;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Processes;

/// <summary>The command line with a fake run, in a process of its own that a shell starts.</summary>
internal sealed class FakeProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="preparation">Shell commands that run before the program replaces the shell.</param>
    public FakeProcess(string folder, string preparation, string holdAt, params string[] arguments)
    {
        var command = $"{preparation} exec \"$0\" exec \"$@\"";
        var start = new ProcessStartInfo("bash", ["-c", command, DotNet.Path, typeof(FakeProcess).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[FakeProgram.HoldAt] = holdAt;

        // Otherwise a limit on file sizes would also apply to the runtime's shared memory.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = Process.Start(start)!;
    }

    public StreamReader Error => _process.StandardError;

    public Task InterruptAsync() => SendAsync("INT");

    public async Task SendAsync(string signal)
    {
        await Signals.SendAsync(signal, _process.Id);
    }

    public async Task<CliResult> EndAsync()
    {
        var (output, error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(enough.Token);
        return new CliResult(_process.ExitCode, await output, await error);
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
