using System.Text.Json;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Running;

/// <summary>Tests the output of runs to a pipe or a log file.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Piped_output_is_a_table_and_a_few_facts()
    {
        var result = await _cli.InvokeAsync("run", "islandia", "--name", "mine");

        var lines = result.Output.ReplaceLineEndings("\n").Replace(_cli.Folder, "HERE", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd());
        Assert.Equal(Expected, string.Join('\n', lines).Trim());
    }

    [Theory]
    [InlineData()]
    [InlineData("--replicates", "2")]
    public async Task Interventions_after_until_are_warned_of_by_date(params string[] further)
    {
        await File.WriteAllTextAsync(
            _cli.PathTo("mine.yaml"),
            """
            scenario: mine
            extends: islandia
            asks: What if?
            interventions:
              - { date: 2001-01-01, price: { factor: 0.5 } }
              - { date: 2001-06-16, price: { factor: 0.4 } }
              - { date: 2001-06-17, tariff: { monthly_fee: 1 } }
              - { date: 2003-02-03, towers: { add: 1 } }
            """
        );

        var result = await _cli.InvokeAsync(["run", _cli.PathTo("mine.yaml"), "--until", "2001-06-12", "--json", "--quiet", .. further]);

        const string warning =
            "2 of 4 interventions have no effect, because the run ends on 2001-06-16: From 2001-06-17 "
            + "a line costs 1 a month in domestic currency; On 2003-02-03, "
            + "everywhere: 1 more station in each district.";
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Contains($"Warning: {warning}", result.Error.Split('\n'));
        Assert.Equal([warning], JsonDocument.Parse(result.Output).RootElement.GetProperty("warnings").EnumerateArray().Select(each => each.GetString()));
    }

    [Fact]
    public async Task Run_that_cuts_nothing_off_has_no_warnings()
    {
        var result = await _cli.InvokeAsync("run", "islandia", "--until", "2001-06-12", "--json", "--quiet");

        Assert.Equal("", result.Error);
        Assert.Equal(0, JsonDocument.Parse(result.Output).RootElement.GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public async Task Piped_progress_prints_date_and_subscribers_at_most_twenty_times()
    {
        var result = await _cli.InvokeAsync("run", "islandia");

        var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 5, 20);
        Assert.All(lines, line => Assert.Matches(@"^ *\d+ %  \d{4}-\d\d-\d\d, [\d,]+ subscribers$", line));
        Assert.StartsWith("100 %", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_shows_no_progress()
    {
        Assert.Equal("", (await _cli.InvokeAsync("run", "islandia", "--quiet")).Error);
    }

    private const string Expected = """
        on record    simulated   published   ratio   label
        ───────────────────────────────────────────────────────────────────────
          2000-07-01           7           0       -   fitted by hand
          2001-06-30       1,463         900    1.63   fitted by hand
          2003-06-30       4,383       9,000    0.49   in sight, not held out

          measure          rows   error, calibrate   error, others    worst row   on record   simulated   ratio   use
        ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
          active lines   3 of 3             62.6 %          51.3 %   2001-06-30         900       1,463    1.63   calibrate

        run          mine, done on 2005-07-02 after 261 ticks, 60,000 citizens
        subscribers  7,315, 10.7 % in the capital
        digest       0000000100000105
        time         0.0 s
        files        HERE/runs/mine
        """;
}
