using System.Diagnostics;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Exporting;

/// <summary><c>ops/load-history</c>, with the real program, the real promtool and the real Prometheus.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Prometheus_has_seven_years_of_several_runs_at_their_simulated_dates()
    {
        Needs.All(Needs.Promtool, Needs.Prometheus);
        await RunAsync("one");
        await RunAsync("two", "--seed", "2");

        var loaded = await LoadAsync("one", "two");
        Assert.True(loaded.Status == ExitStatus.Done, loaded.Error);
        await using var prometheus = await Prometheus.StartAsync(_folder, loaded.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);

        foreach (var run in new[] { "one", "two" })
        {
            var rows = CsvText.Read(Path.Combine(_folder, "runs", run, "national.csv"));
            Assert.Equal(369, rows.Count);
            foreach (var row in new[] { rows[0], rows[52], rows[200], rows[368] })
            {
                Assert.Equal(row.Integer("subscribers"), await prometheus.AskAsync($"sum(adoptsim_subscribers{{run=\"{run}\"}})", row["date"]));
                Assert.Equal(row.Integer("unmet_demand") / 0.001, await prometheus.AskAsync($"sum(adoptsim_unmet_demand{{run=\"{run}\"}})", row["date"]), 1e-6);
            }

            Assert.Equal(rows[362..].Sum(row => row.Integer("gross_additions")) / 0.001, await GainAsync(prometheus, run, rows[368]["date"], rows[361]["date"]), 1e-6);
        }

        Assert.Equal(809_000, await prometheus.AskAsync("adoptsim_record_subscribers{run=\"one\"}", "2011-09-30"));

        // A panel's points seldom lie on the day of a row: between two of them the last one counts.
        Assert.Equal(368, await prometheus.AskAsync("adoptsim_tick{run=\"two\"}", "2016-01-09"));
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_told_and_leaves_nothing()
    {
        Needs.Promtool.Require();
        var result = await LoadAsync("nobody");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("RUN: found nobody", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("RUN: found none")]
    [InlineData("--fast: unknown", "--fast", "one")]
    [InlineData("--into: found none", "one", "--into")]
    public async Task What_is_asked_wrongly_is_named(string complaint, params string[] arguments)
    {
        var result = await LoadAsync(arguments);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private static async Task<double> GainAsync(Prometheus prometheus, string run, string date, string before)
    {
        var query = $"sum(adoptsim_gross_additions_total{{run=\"{run}\"}})";
        return await prometheus.AskAsync(query, date) - await prometheus.AskAsync(query, before);
    }

    private async Task RunAsync(string name, params string[] options)
    {
        var result = await RealProgram.RunAsync(_folder, ["run", "--scale", "0.001", "--name", name, "--quiet", .. options]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private async Task<CliResult> LoadAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(RealProgram.Root, "ops", "load-history"), .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ADOPTSIM"] = RealProgram.Executable;
        using var script = Process.Start(start)!;
        return await RealProgram.EndAsync(script);
    }
}
