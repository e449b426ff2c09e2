using System.Diagnostics;
using System.Xml.Linq;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Tests.Reports;

/// <summary>Tests that the command in a report, typed into a shell, repeats the same run.</summary>
public sealed class RepeatCommandTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly List<FakeRun> _runs = [];

    public RepeatCommandTests() =>
        _cli.Clusters = FakeClusters.Of(() =>
        {
            _runs.Add(new FakeRun());
            return _runs[^1];
        });

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("islandia")]
    [InlineData("islandia", "--seed", "18446744073709551615", "--scale", "0.25", "--until", "2002-02-03", "--step", "day")]
    [InlineData("islandia", "--set", "network.voice_rate=10", "--set", "supply.limited=false", "--delivery", "message")]
    [InlineData("mine & it's $HOME.yaml", "--seed", "7")]
    public async Task It_asks_for_the_same_run(string scenario, params string[] options)
    {
        await File.WriteAllTextAsync(
            _cli.PathTo("mine & it's $HOME.yaml"),
            "scenario: mine\nasks: What if?\nextends: islandia\nset: { network.voice_rate: 9 }\ninterventions:\n  - date: 2001-01-01\n    price: "
                + "{ factor: 0.5 }\n"
        );
        var file = File.Exists(_cli.PathTo(scenario)) ? _cli.PathTo(scenario) : scenario;
        await RunAsync(["adoptsim", "run", file, .. options], "first");

        await RunAsync(await WordsOf(CommandOf("first")), "second");

        var (first, second) = (Question(_runs[0]), Question(_runs[1]));
        Assert.Equal(first, second);
        Assert.Equal(CommandOf("first"), CommandOf("second"));
    }

    [Fact]
    public async Task Replicates_are_repeated_by_their_command()
    {
        await RunAsync(["adoptsim", "run", "islandia", "--replicates", "3", "--seed", "5"], "first");

        await RunAsync(await WordsOf(CommandOf("first")), "second");

        Assert.Equal([5UL, 6UL, 7UL, 5UL, 6UL, 7UL], _runs.Select(run => run.Specification.Seed).Chunk(3).SelectMany(seeds => seeds.Order()));
        Assert.Equal(CommandOf("first"), CommandOf("second"));
    }

    private static (string, ulong, double, int, Delivery) Question(FakeRun run) =>
        (
            System.Text.Encoding.UTF8.GetString(run.Specification.Scenario),
            run.Specification.Seed,
            run.Specification.Scale,
            run.Specification.StepDays,
            run.Specification.Delivery
        );

    private async Task RunAsync(string[] words, string folder)
    {
        Assert.Equal(["adoptsim", "run"], words[..2]);
        var result = await _cli.InvokeAsync([.. words[1..], "--out", folder, "--quiet"]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private string CommandOf(string folder) => XDocument.Load(_cli.PathTo(folder, "report.html")).Descendants("pre").Last().Value;

    /// <summary>Splits a command into words as a shell does.</summary>
    private static async Task<string[]> WordsOf(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"printf '%s\\0' {command}"]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return output.TrimEnd('\0').Split('\0');
    }
}
