using System.Diagnostics;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Processes;

/// <summary>Tests the program when a shell starts it with standard streams that are closed or cannot be written.</summary>
public sealed class ClosedStreamTests(ClosedStreamTests.OrdinaryRun ordinary) : IClassFixture<ClosedStreamTests.OrdinaryRun>, IDisposable
{
    private static readonly string[] Question = ["run", "islandia", "--scale", "0.01", "--out"];

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2>&-")]
    [InlineData(">&-", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("<&-", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData(">&- 2>&-", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("<&- >&- 2>&-")]
    [InlineData(">/dev/null 2>/dev/full", Traits = [Pace.Name, Pace.Nightly])]
    public async Task Run_writes_the_results_of_an_ordinary_one(string redirection)
    {
        var closed = await ShellAsync(redirection, [.. Question, "closed"]);

        Assert.True(closed.Status == ExitStatus.Done, $"{closed.Status}: {closed.Output}{closed.Error}");
        var (expected, found) = (ordinary.Results, Path.Combine(_folder, "closed"));
        Assert.Equal(Files(expected), Files(found));
        foreach (var table in Assert.AtLeastOne(Files(expected).Where(file => file.EndsWith(".csv", StringComparison.Ordinal))))
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(expected, table)), await File.ReadAllBytesAsync(Path.Combine(found, table)));
        }
    }

    /// <summary>Messages must not be written into a file of the program that got the number of the closed stream.</summary>
    [Theory]
    [InlineData("2>&-", false)]
    [InlineData(">&-", true)]
    public async Task Message_for_a_closed_stream_is_dropped(string redirection, bool hasError)
    {
        var result = await ShellAsync(redirection, "run", "--no-such-option");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Equal(hasError, result.Error.Length > 0);
    }

    private async Task<CliResult> ShellAsync(string redirection, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"exec \"$0\" \"$@\" {redirection}", RealProgram.Executable, .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(DotNet.Path);
        using var shell = Process.Start(start)!;
        return await RealProgram.EndAsync(shell);
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>A run with open streams, for comparison.</summary>
    public sealed class OrdinaryRun : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

        /// <summary>The results folder of the run.</summary>
        public string Results => Path.Combine(_folder, "ordinary");

        public async ValueTask InitializeAsync()
        {
            var run = await RealProgram.InvokeAsync(_folder, [.. Question, "ordinary"]);
            Assert.True(run.Status == ExitStatus.Done, run.Error);
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
