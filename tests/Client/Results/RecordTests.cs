using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using AdoptionSim.Client.Tables;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Tests.Results;

/// <summary>Tests the comparison of a run with the published figures, measure by measure.</summary>
public sealed class RecordTests : IDisposable
{
    private static readonly string[] Columns = ["measure", "place", "group", "date", "low", "high", "use", "run", "ratio", "within"];

    private static readonly string[] Labels = ["calibrate", "insight", "fitted", "validate", "input", "at least", "run, Pyongyang"];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Every_published_figure_has_its_row()
    {
        await RunAsync("baseline", "--until", "2011-12-31", "--scale", "0.5");

        var rows = Rows();
        Assert.Equal(Columns, rows[0].Keys);
        Assert.Equal(NationFile.Read(Shipped.NationPath("dprk")).Record.Length, rows.Count);
        Assert.Equal(RecordMeasures.All.Select(measure => measure.Key), rows.Select(row => row["measure"]).Distinct());
        Assert.Equal(["dprk", "KP-01"], rows.Select(row => row["place"]).Distinct());
        Assert.All(rows.Where(row => string.CompareOrdinal(row["date"], "2012-01-02") > 0), row =>
            Assert.Equal(("", "", ""), (row["run"], row["ratio"], row["within"]))
        );
        Assert.All(rows.Where(row => string.CompareOrdinal(row["date"], "2011-12-31") <= 0), row => Assert.NotEqual("", row["run"]));
    }

    [Fact]
    public async Task The_run_s_values_are_those_of_its_tables()
    {
        await RunAsync("baseline", "--until", "2011-12-31", "--scale", "0.5");

        var stations = Rows().Single(row => row["measure"] == "stations" && row["date"] == "2010-12-31");
        var row = CsvText.Read(_cli.PathTo("out", "national.csv")).Last(row => string.CompareOrdinal(row["date"], "2010-12-31") <= 0);
        Assert.Equal(row.Integer("stations"), Number(stations["run"]), 4);
        Assert.Equal(row.Integer("stations") / 333.0, Number(stations["ratio"]), 4);
        Assert.Equal(("input", "false"), (stations["use"], stations["within"]));
    }

    [Fact]
    public async Task The_manifest_and_json_have_the_same_rows()
    {
        var result = await RunAsync("baseline", "--until", "2011-12-31", "--json");

        var record = JsonDocument.Parse(result.Output).RootElement.GetProperty("record").EnumerateArray().ToList();
        var rows = Rows();
        Assert.Equal(
            rows.Select(row => (row["measure"], row["date"], row["run"])),
            record.Select(row =>
                (Text(row, "measure"), Text(row, "date"), row.GetProperty("run") is { ValueKind: JsonValueKind.Number } run ? $"{run.GetDouble():F4}" : "")
            )
        );
        Assert.Equal(Columns, record[0].EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task The_output_has_a_line_for_each_measure()
    {
        var result = await RunAsync("baseline", "--until", "2011-12-31");

        var lines = result.Output.Split('\n');
        Assert.All(RecordMeasures.All, measure => Assert.Single(lines, line => line.StartsWith($"  {measure.Title} ", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("  active lines ", StringComparison.Ordinal) && line.Contains(" 14 of 23 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  shops ", StringComparison.Ordinal) && line.EndsWith(" input", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_is_too_short_says_so()
    {
        var result = await RunAsync("baseline", "--until", "2008-12-22");

        Assert.Contains("record       the run ends on 2008-12-22, too early to be compared with a published figure", result.Output.Split('\n'));
    }

    [Fact]
    public async Task A_counterfactual_has_context_and_no_ratio()
    {
        var result = await RunAsync("cheaper-handsets", "--until", "2011-12-31");

        Assert.All(Rows(), row => Assert.Equal(("context", "", ""), (row["use"], row["ratio"], row["within"])));
        Assert.NotEqual("", Rows()[0]["run"]);
        Assert.Contains("what happened", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error, calibrate", result.Output, StringComparison.Ordinal);
        Assert.Contains("context", Chart(), StringComparison.Ordinal);
        Assert.DoesNotContain("calibrate", Chart(), StringComparison.Ordinal);
        Assert.Contains(Captions(), caption => caption == "The other measures of the record");
        Assert.DoesNotContain(Captions(), caption => caption.StartsWith("Agreement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_report_and_the_charts_show_every_measure()
    {
        await RunAsync("baseline", "--until", "2012-12-31");

        Assert.All(RecordMeasures.All, measure => Assert.Contains(measure.Title, Chart(), StringComparison.Ordinal));
        Assert.All(Labels, label => Assert.Contains(label, Chart(), StringComparison.Ordinal));
        Assert.Contains(Captions(), caption => caption.StartsWith("Agreement by measure", StringComparison.Ordinal));
        Assert.Contains(Report().Descendants("td"), cell => cell.Value == "input of the model");
        Assert.Contains(Report().Descendants("td"), cell => cell.Value == "a parameter follows from it");
        Assert.Contains(Report().Descendants("dd"), fact => fact.Value.Contains("Only outgoing minutes count", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_500.0, 1_500.0, "1,500")]
    [InlineData(1_500.0, 1_700.0, "1,500 to 1,700")]
    [InlineData(1_500.0, null, "at least 1,500")]
    public void Published_figure_is_a_number_a_range_or_a_limit(double low, double? high, string expected)
    {
        var row = new RecordRow
        {
            Measure = "shops",
            Date = new DateOnly(2009, 1, 1),
            Low = low,
            High = high,
            Use = RecordUse.Input,
            Source = "",
        };

        Assert.Equal(expected, RecordText.Published(new ComparedRow(RecordMeasures.Shops, row, null)));
    }

    private async Task<CliResult> RunAsync(string scenario, params string[] more)
    {
        var result = await _cli.InvokeAsync(["run", scenario, "--out", "out", "--quiet", .. more]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        return result;
    }

    private List<Dictionary<string, string>> Rows() => [.. CsvText.Read(_cli.PathTo("out", "record.csv"))];

    private string Chart() => File.ReadAllText(_cli.PathTo("out", "record.svg"));

    private XElement Report() => XDocument.Load(_cli.PathTo("out", "report.html")).Root!;

    private List<string> Captions() => [.. Report().Descendants("caption").Select(caption => caption.Value)];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
