using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using AdoptionSim.Client.Manifests;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Running;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Reports;

/// <summary>The page of a run: what stands on it is what its tables have, and it needs nothing but itself.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Its_years_are_those_of_the_tables()
    {
        await RunAsync("islandia", "--scale", "0.3", "--until", "2003-06-30");

        var rows = CsvText.Read(_cli.PathTo("out", "national.csv"));
        var years = Table("Subscribers", "By year: stocks").ToList();
        Assert.Equal(["2000", "2001", "2002", "2003"], years.Select(year => year["year"]));
        foreach (var year in years)
        {
            // A tick belongs to the year in which it began.
            var ofYear = rows.Where((row, index) => BeganIn(row["date"], index) == year["year"]).ToList();
            Assert.Equal(ofYear[^1]["date"], year["stocks hold on"]);
            Assert.Equal(ofYear[^1].Integer("subscribers"), Number(year["subscribers"]), 1.0);
            Assert.Equal(ofYear.Sum(row => row.Integer("gross_additions")) / 0.3, Number(year["lines begun"]), 1.0);
        }

        var intranet = Table("Besides the phone", "The intranet").Last();
        Assert.Equal(rows[^1].Integer("intranet_readers") / 0.3, Number(intranet["readers"]), 1.0);
        Assert.Equal(100 * double.Parse(rows[^1]["vetting_passed_share"], CultureInfo.InvariantCulture), Number(intranet["articles vetted since the start: passed, %"]), 0.1);
        Assert.NotEmpty(Table("Subscribers", "Beside the record"));
    }

    [Fact]
    public async Task It_tells_the_question_and_needs_nothing_but_itself()
    {
        await File.WriteAllTextAsync(_cli.PathTo("odd.yaml"), "scenario: odd\nasks: What if 1 < 2 & \"so\" on?\nextends: islandia\n");
        await RunAsync(_cli.PathTo("odd.yaml"));

        var page = Page();
        Assert.Contains(page.Descendants("p"), paragraph => paragraph.Value == "What if 1 < 2 & \"so\" on?");
        Assert.Empty(page.Descendants("script"));
        Assert.All(page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href"), attribute => Assert.StartsWith("data:image/svg+xml;base64,", attribute.Value, StringComparison.Ordinal));
        Assert.All(page.Descendants("img"), image => Assert.NotEmpty(image.Attribute("alt")!.Value));
        Assert.Equal(2, page.Descendants("img").Count());
    }

    [Fact]
    public async Task What_was_set_otherwise_is_told_and_no_character_spoils_the_page()
    {
        await File.WriteAllTextAsync(_cli.PathTo("odd.yaml"), "scenario: odd\nasks: \"What\\x01 if\\uFFFF so?\"\nextends: islandia\n");
        await RunAsync(_cli.PathTo("odd.yaml"), "--set", "network.voice_rate=10");

        Assert.Contains(Page().Descendants("p"), paragraph => paragraph.Value == "What\uFFFD if\uFFFD so?");
        Assert.Contains(Page().Descendants("code"), code => code.Value == "network.voice_rate=10");
    }

    [Fact]
    public async Task A_run_with_the_phone_alone_has_nothing_besides_it()
    {
        await RunAsync("islandia");
        var manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(_cli.PathTo("out", "manifest.json")), Manifest.Json)!;
        var (nation, scenario) = Question.Load("islandia", [], null);
        var options = new RunOptions("islandia", 1, 1, null, 7, 1, [], Delivery.Resident, 1, 0, null, false, null, null, false, true, null, false, default, 0);
        var page = XDocument.Parse(Report.Of(new RunPlan(options, nation, scenario, []), manifest, [], [], "<svg/>", null)).Root!;

        Assert.Contains(Page().Descendants("h2"), heading => heading.Value == "Besides the phone");
        Assert.DoesNotContain(page.Descendants("h2"), heading => heading.Value == "Besides the phone");
        Assert.Single(page.Descendants("img"));
    }

    [Fact]
    public async Task What_is_done_of_a_cancelled_run_has_its_page()
    {
        using var cancellation = new CancellationTokenSource();
        _cli.Clusters = FakeClusters.Of(() => new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel));
        var result = await _cli.InvokeAsync(cancellation.Token, "run", "islandia", "--out", "out", "--quiet");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Contains(Page().Descendants("p"), paragraph => paragraph.Value.Contains("cancelled", StringComparison.Ordinal));
    }

    private async Task RunAsync(string scenario, params string[] more)
    {
        var result = await _cli.InvokeAsync(["run", scenario, "--out", "out", "--quiet", .. more]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private static string BeganIn(string date, int index) =>
        DateOnly.Parse(date, CultureInfo.InvariantCulture).AddDays(index == 0 ? 0 : -6).Year.ToString(CultureInfo.InvariantCulture);

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture);

    private XElement Page() => XDocument.Load(_cli.PathTo("out", "report.html")).Root!;

    /// <summary>The rows of the first table after a heading whose caption begins so, by the head of the column.</summary>
    private IEnumerable<Dictionary<string, string>> Table(string heading, string caption)
    {
        var after = Page().Descendants("h2").Single(each => each.Value == heading).ElementsAfterSelf();
        var table = after.Descendants("table").First(each => each.Element("caption")!.Value.StartsWith(caption, StringComparison.Ordinal));
        var heads = table.Element("thead")!.Descendants("th").Select(head => head.Value).ToList();
        return table.Element("tbody")!.Elements("tr").Select(row => heads.Zip(row.Elements().Select(cell => cell.Value)).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
