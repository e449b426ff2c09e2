using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Exporting;

/// <summary>Tests <c>ops/load-history</c> with the real program, the real promtool and the real Prometheus.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Prometheus_has_seven_years_of_several_runs_at_simulated_dates()
    {
        Needs.All(Needs.Promtool, Needs.Prometheus);
        await RunAsync("one");
        await RunAsync("two", ["--scale", "0.001", "--seed", "2"]);

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

            Assert.Equal(
                rows[362..].Sum(row => row.Integer("gross_additions")) / 0.001,
                await GainAsync(prometheus, run, rows[368]["date"], rows[361]["date"]),
                1e-6
            );
        }

        Assert.Equal(809_000, await prometheus.AskAsync("adoptsim_record_subscribers{run=\"one\"}", "2011-09-30"));

        // A panel's points seldom fall on the date of a row; between two rows the earlier one counts.
        Assert.Equal(368, await prometheus.AskAsync("adoptsim_tick{run=\"two\"}", "2016-01-09"));
    }

    [Fact]
    public async Task A_nation_launched_before_1970_arrives_whole()
    {
        Needs.Promtool.Require();
        await RunAsync("old", [MakeNationOf1965(), "--scale", "0.01"]);

        var loaded = await LoadAsync("old");

        Assert.True(loaded.Status == ExitStatus.Done, loaded.Error);
        var rows = CsvText.Read(Path.Combine(_folder, "runs", "old", "national.csv"));
        Assert.Equal(("1965-07-01", true), (rows[0]["date"], string.CompareOrdinal(rows[^1]["date"], "1970-01-01") > 0));
        await using var prometheus = await Prometheus.StartAsync(_folder, loaded.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        Assert.Equal(0, await prometheus.AskAsync("adoptsim_tick", "1965-07-01"));
        foreach (var row in new[] { rows[0], rows[1], rows[100], rows[^1] })
        {
            Assert.Equal(row.Integer("people"), await prometheus.AskAsync("sum(adoptsim_people)", row["date"]));
            Assert.Equal(row.Integer("subscribers"), await prometheus.AskAsync("sum(adoptsim_subscribers)", row["date"]));
        }

        var exported = (await RealProgram.InvokeAsync(_folder, "export", "--openmetrics", "old"))
            .Output.Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .CountBy(line => line.Split('{')[0])
            .ToList();
        Assert.InRange(exported.Count, 30, 200);
        foreach (var (metric, samples) in Assert.AtLeastOne(exported))
        {
            Assert.Equal((metric, samples), (metric, await prometheus.AskAsync($"sum(count_over_time({metric}{{run=\"old\"}}[20y]))", rows[^1]["date"])));
        }
    }

    [Fact]
    public async Task Second_run_of_a_name_is_refused_and_changes_nothing()
    {
        Needs.Promtool.Require();
        await RunAsync("one", ["islandia", "--scale", "0.01"]);
        await RunAsync("two", ["islandia", "--scale", "0.01"]);
        await RunAsync("one", ["islandia", "--scale", "0.01", "--seed", "2", "--out", "other"]);
        var first = await LoadAsync("one");
        Assert.True(first.Status == ExitStatus.Done, first.Error);
        var before = Blocks();

        var (other, same) = (await LoadAsync("two", "other"), await LoadAsync("one"));

        const string refusal = "RUN: history already has a run named one; expected runs of other names, or another folder (--into DIR).";
        Assert.Equal(
            [(ExitStatus.Refused, "", refusal), (ExitStatus.Refused, "", refusal)],
            new[] { other, same }.Select(each => (each.Status, each.Output, each.Error.Trim()))
        );
        Assert.Equal(before, Blocks());
        var further = await LoadAsync("two");
        Assert.True(further.Status == ExitStatus.Done, further.Error);
        Assert.NotEqual(before, Blocks());
    }

    [Fact]
    public async Task Invalid_input_is_refused_and_leaves_nothing()
    {
        Needs.Promtool.Require();
        var result = await LoadAsync("nobody");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("RUN is 'nobody', which has no manifest.json; expected ", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("RUN is missing; expected at least one run.")]
    [InlineData("--fast is an unknown option; expected --into DIR or --help.", "--fast", "one")]
    [InlineData("--into is missing its folder; expected --into DIR.", "one", "--into")]
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

    private string[] Blocks() =>
        [.. Directory.GetFileSystemEntries(Path.Combine(_folder, "history"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Writes the fictional nation with all its dates 35 years earlier, and returns a scenario of it.</summary>
    private string MakeNationOf1965()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Shipped.NationPath("islandia"))!))
        {
            var text = Regex.Replace(File.ReadAllText(file), @"\b200(\d)-(\d\d-\d\d)\b", date =>
                $"{1965 + int.Parse(date.Groups[1].ValueSpan, CultureInfo.InvariantCulture)}-{date.Groups[2].Value}"
            );
            File.WriteAllText(Path.Combine(_folder, Path.GetFileName(file)), text);
        }

        var scenario = Path.Combine(_folder, "old.yaml");
        File.WriteAllText(scenario, "scenario: old\nasks: Do dates before 1970 arrive?\nnation: nation.yaml\nuntil: 1970-06-30\n");
        return scenario;
    }

    private Task RunAsync(string name) => RunAsync(name, ["--scale", "0.001"]);

    private async Task RunAsync(string name, string[] options)
    {
        var result = await RealProgram.InvokeAsync(_folder, ["run", .. options, "--name", name, "--quiet"]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private async Task<CliResult> LoadAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [WorkingCopy.PathTo("ops", "load-history"), .. arguments])
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
