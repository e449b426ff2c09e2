using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Tables;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Reports;

/// <summary>Tests the report of several replicates: its bands, the number of runs, and the statement that the spread is random.</summary>
public sealed class ReplicatesReportTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Report_shows_bands_and_run_count_and_calls_spread_luck()
    {
        await RunAsync("islandia", "--replicates", "3");

        var bands = CsvText.Read(_cli.PathTo("out", "bands.csv")).Where(row => row["column"] == "subscribers").ToList();
        var headline = Page().Descendants("p").Single(paragraph => (string?)paragraph.Attribute("class") == "headline").Value;
        Assert.StartsWith(
            $"Over 3 runs Islandia has on average {Number(bands[^1]["mean"]):N0} subscribers on {bands[^1]["date"]}",
            headline,
            StringComparison.Ordinal
        );
        Assert.Contains($"{Number(bands[^1]["p05"]):N0} to {Number(bands[^1]["p95"]):N0}", headline, StringComparison.Ordinal);
        Assert.Contains(Page().Descendants("strong"), strong => strong.Value == "The spread is luck.");
        Assert.Contains(Page().Descendants("p"), note => note.Value.StartsWith("3 of 3 runs are done", StringComparison.Ordinal));
        var years = Table("Subscribers at the end of each year, over 3 runs");
        Assert.Equal(6, years.Count);
        Assert.Equal($"{Number(bands[^1]["p95"]):N0}", years[^1]["95th percentile"]);
        Assert.Equal(3, Table("Each has its own folder").Count);
        Assert.Equal(["Capital Bay", "The West", "Outer Rocks"], Table("Subscribers on 2005-07-02").Select(province => province["province"]));
        Assert.Equal(2, Page().Descendants().Count(element => element.Name.LocalName is "img"));
    }

    [Theory]
    [InlineData("Compared with the record", "in sight, not held out")]
    [InlineData("The record, as context", "context", "--set", "network.voice_rate=10")]
    public async Task Only_the_baseline_is_compared_with_the_record(string heading, string label, params string[] options)
    {
        await RunAsync(["islandia", "--replicates", "2", .. options]);

        Assert.Contains(Page().Descendants("h2"), each => each.Value == heading);
        Assert.Equal(label, Table("active lines: published")[^1]["label"]);
    }

    [Fact]
    public async Task Every_record_figure_has_the_mean_and_band_of_runs()
    {
        await RunAsync("islandia", "--replicates", "3");

        var runs = Enumerable.Range(1, 3).Select(run => CsvText.Read(_cli.PathTo("out", "replicates", $"{run}", "record.csv"))).ToList();
        var means = runs[0].Select((_, index) => runs.Average(run => run[index].Number("run"))).ToList();
        var rows = Table("active lines: published");
        Assert.Equal(runs[0].Select(row => row["date"]), rows.Select(row => row["date"]));
        Assert.Equal(means.Select(mean => $"{mean:N0}"), rows.Select(row => row["mean of the runs"]));
        Assert.All(rows, row => Assert.Matches("^[\\d,]+ to [\\d,]+$", row["5th to 95th percentile"]));
        Assert.Equal("3 of 3", Table("Agreement by measure").Single()["rows compared"]);
    }

    [Fact]
    public async Task The_printed_summary_compares_every_measure_with_the_record()
    {
        var result = await _cli.InvokeAsync("run", "islandia", "--replicates", "2", "--out", "out", "--quiet");

        Assert.Contains("5th to 95th percentile", result.Output, StringComparison.Ordinal);
        Assert.Contains("  active lines   3 of 3 ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replicate_whose_record_is_of_another_nation_is_named()
    {
        await RunAsync("islandia", "--replicates", "2");
        await InterruptAsync();
        var path = _cli.PathTo("out", "replicates", "2", "record.csv");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("2001-06-30", "2001-06-29", StringComparison.Ordinal));

        var result = await _cli.InvokeAsync("run", "islandia", "--replicates", "2", "--out", "out", "--quiet");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains($"{path}:3: date is '2001-06-29'; expected 2001-06-30, the next published figure", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_cancelled_replicates_those_that_are_done_are_counted()
    {
        using var cancellation = new CancellationTokenSource();
        _cli.Clusters = new FakeClusters(
            (_, name) => name.EndsWith("-1", StringComparison.Ordinal) ? new FakeRun() : new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel)
        );

        var result = await _cli.InvokeAsync(
            cancellation.Token,
            ["run", "islandia", "--replicates", "3", "--out", "out", "--quiet", "--threads", $"{Environment.ProcessorCount}"]
        );

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Contains(Page().Descendants("p"), note => note.Value.StartsWith("1 of 3 runs are done", StringComparison.Ordinal));
        Assert.Equal(["done", "cancelled"], Table("Each has its own folder").Select(run => run["status"]));
    }

    [Fact]
    public async Task Provinces_have_their_names_without_the_apostrophe_of_the_tables()
    {
        Directory.CreateDirectory(_cli.PathTo("nation"));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Shipped.NationPath("islandia"))!))
        {
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(
                _cli.PathTo("nation", Path.GetFileName(file)),
                text.Replace("name: Capital Bay", "name: \"=Bay\"", StringComparison.Ordinal)
                    .Replace("name: The West", "name: \"+West\"", StringComparison.Ordinal)
                    .Replace("name: Outer Rocks", "name: \"@Rocks\"", StringComparison.Ordinal)
                    .Replace("name: Islandia", "name: \"-Islandia\"", StringComparison.Ordinal)
            );
        }

        await File.WriteAllTextAsync(
            _cli.PathTo("mine.yaml"),
            (await File.ReadAllTextAsync(Shipped.ScenarioPath("islandia"))).Replace("nation: islandia", "nation: nation/nation.yaml", StringComparison.Ordinal)
        );

        await RunAsync(_cli.PathTo("mine.yaml"), "--replicates", "2");

        Assert.Contains(CsvText.Read(_cli.PathTo("out", "replicates", "1", "provinces.csv")), row => row["name"] == "'=Bay");
        Assert.Equal(["=Bay", "+West", "@Rocks"], Table("Subscribers on 2005-07-02").Select(province => province["province"]));
        Assert.Equal("-Islandia", NameIn(_cli.PathTo("out", "replicates", "1", "national.csv")));
    }

    [Theory]
    [InlineData("national.csv")]
    [InlineData("provinces.csv")]
    public async Task Replicate_whose_table_is_cut_off_is_named(string table)
    {
        await RunAsync("islandia", "--replicates", "2");
        await InterruptAsync();
        var path = _cli.PathTo("out", "replicates", "1", table);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path))[..^1]);

        var result = await _cli.InvokeAsync("run", "islandia", "--replicates", "2", "--out", "out", "--quiet");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains($"{path}:", result.Error, StringComparison.Ordinal);
        Assert.Contains("the last line is cut off; expected a line break at the end of the file.", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Changes the manifest to that of a command whose process was killed.</summary>
    private async Task InterruptAsync()
    {
        var path = _cli.PathTo("out", "manifest.json");
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path)).Replace(
                "\"status\": \"done\",\n  \"question\"",
                "\"status\": \"running\",\n  \"question\"",
                StringComparison.Ordinal
            )
        );
    }

    private static string NameIn(string table)
    {
        using var rows = new ResultsTable(table);
        Assert.True(rows.Next());
        return rows.Text(rows.Column("name"));
    }

    private async Task RunAsync(params string[] arguments)
    {
        var result = await _cli.InvokeAsync(["run", .. arguments, "--out", "out", "--quiet"]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private XElement Page() => XDocument.Load(_cli.PathTo("out", "report.html")).Root!;

    private List<Dictionary<string, string>> Table(string caption)
    {
        var table = Page().Descendants("table").First(each => each.Element("caption")!.Value.StartsWith(caption, StringComparison.Ordinal));
        var heads = table.Element("thead")!.Descendants("th").Select(head => head.Value).ToList();
        return
        [
            .. table
                .Element("tbody")!
                .Elements("tr")
                .Select(row => heads.Zip(row.Elements().Select(cell => cell.Value)).ToDictionary(cell => cell.First, cell => cell.Second)),
        ];
    }
}
