using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Reports;

/// <summary>Tests the report of a run: its values equal those of the tables, and it loads nothing from outside.</summary>
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
            Assert.Equal(ofYear[^1]["date"], year["stocks on"]);
            Assert.Equal(ofYear[^1].Integer("subscribers"), Number(year["subscribers"]), 1.0);
            Assert.Equal(ofYear.Sum(row => row.Integer("gross_additions")) / 0.3, Number(year["lines begun"]), 1.0);
        }

        var intranet = Table("Other services", "The intranet").Last();
        var vetting = Table("Other services", "Vetted articles").Last();
        Assert.Equal(rows[^1].Integer("intranet_readers") / 0.3, Number(intranet["readers"]), 1.0);
        Assert.Equal(
            100 * double.Parse(rows[^1]["vetting_passed_share"], CultureInfo.InvariantCulture),
            Number(vetting["articles vetted since the start: passed, %"]),
            0.1
        );
        Assert.NotEmpty(Table("Compared with the record", "The last point"));
    }

    [Fact]
    public async Task It_shows_the_question_and_loads_no_other_file()
    {
        await File.WriteAllTextAsync(_cli.PathTo("odd.yaml"), "scenario: odd\nasks: What if 1 < 2 & \"so\" on?\nextends: islandia\n");
        await RunAsync(_cli.PathTo("odd.yaml"));

        var page = Page();
        Assert.Contains(page.Descendants("p"), paragraph => paragraph.Value == "What if 1 < 2 & \"so\" on?");
        Assert.Empty(page.Descendants("script"));
        Assert.All(page.Descendants().Attributes("src"), source => Assert.StartsWith("data:image/svg+xml;base64,", source.Value, StringComparison.Ordinal));
        Assert.All(page.Descendants().Attributes("href"), link => Assert.True(File.Exists(_cli.PathTo("out", link.Value)), link.Value));
        Assert.All(page.Descendants("img"), image => Assert.NotEmpty(image.Attribute("alt")!.Value));
        Assert.Equal(8, page.Descendants("img").Count());
    }

    [Fact]
    public async Task Overrides_are_shown_and_special_characters_are_escaped()
    {
        await File.WriteAllTextAsync(_cli.PathTo("odd.yaml"), "scenario: odd\nasks: \"What\\x01 if\\uFFFF so?\"\nextends: islandia\n");
        await RunAsync(_cli.PathTo("odd.yaml"), "--set", "network.voice_rate=10");

        Assert.Contains(Page().Descendants("p"), paragraph => paragraph.Value == "What\uFFFD if\uFFFD so?");
        Assert.Contains(Page().Descendants("li"), item => item.Value == "network.voice_rate is set to 10 from the start.");
    }

    [Fact]
    public async Task A_run_without_services_has_no_services_section()
    {
        await RunAsync("islandia");
        var manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(_cli.PathTo("out", "manifest.json")), Manifest.Json)!;
        var (nation, scenario) = Question.Load("islandia", [], null);
        var options = new RunOptions { Scenario = "islandia", Quiet = true };
        var run = new ReportedRun(new RunPlan(options, nation, scenario, []), manifest, [], [], [], []);
        var page = XDocument.Parse(Report.Of(run, new Picture("<svg/>", "<svg/>"), null)).Root!;

        Assert.Contains(Page().Descendants("h2"), heading => heading.Value == "Other services");
        Assert.DoesNotContain(page.Descendants("h2"), heading => heading.Value == "Other services");
        Assert.Equal(2, page.Descendants("img").Count());
    }

    [Fact]
    public async Task The_headline_has_the_last_row_in_one_sentence()
    {
        await RunAsync("islandia", "--scale", "0.3", "--until", "2003-06-30");

        var last = CsvText.Read(_cli.PathTo("out", "national.csv"))[^1];
        var headline = Page().Descendants("p").Single(paragraph => (string?)paragraph.Attribute("class") == "headline").Value;
        Assert.StartsWith($"In this run Islandia has {last.Integer("subscribers"):N0} subscribers on {last["date"]}: ", headline, StringComparison.Ordinal);
        Assert.EndsWith(" The record has 9,000 for 2003-06-30, the run 14,610, which is 62.3 % more.", headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_shows_provinces_on_the_last_date_of_their_table()
    {
        await RunAsync("islandia", "--scale", "0.3", "--until", "2003-06-30");

        var rows = CsvText.Read(_cli.PathTo("out", "provinces.csv"));
        var last = rows.Where(row => row["date"] == rows[^1]["date"]).ToList();
        var provinces = Table("Provinces", $"Provinces on {rows[^1]["date"]}").ToList();
        Assert.Equal(last.Select(row => row["name"]), provinces.Select(province => province["province"]));
        Assert.Equal(last.Select(row => row.Integer("subscribers")), provinces.Select(province => (long)Number(province["subscribers"])));
        Assert.All(provinces, province => Assert.InRange(Number(province["share of all, %"]), 0.1, 100));
    }

    [Fact]
    public async Task Baseline_comparison_with_the_record_calls_nothing_held_out()
    {
        await RunAsync("islandia");

        var record = Table("Compared with the record", "The last point of each year").ToList();
        Assert.Equal(["fitted by hand", "fitted by hand", "in sight, not held out"], record.Select(point => point["label"]));
        Assert.NotEqual("-", record[^1]["simulated / published"]);
        Assert.Contains(Page().Descendants("p"), note => note.Value.Contains("weak evidence", StringComparison.Ordinal));
        Assert.Contains(Page().Descendants("dt").Zip(Page().Descendants("dd")), fact =>
            fact is { First.Value: "Held out", Second.Value: var what } && what.StartsWith("Nothing.", StringComparison.Ordinal)
        );
        Assert.Contains("on record, fitted by hand", Picture(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set", "network.voice_rate=10")]
    [InlineData("--commands", "commands.csv")]
    [InlineData("price", null)]
    public async Task Counterfactual_shows_the_record_as_context_without_comparison(string what, string? argument)
    {
        await File.WriteAllTextAsync(_cli.PathTo("commands.csv"), "sequence,tick,id,target,kind,argument\n1,3,a,IS-A.1/t/0,switch-off,\n");
        await File.WriteAllTextAsync(
            _cli.PathTo("cheap.yaml"),
            "scenario: cheap\nasks: What if?\nextends: islandia\ninterventions:\n  - date: 2001-01-01\n    price: { factor: 0.5 }\n"
        );
        await RunAsync(
            argument is null ? _cli.PathTo("cheap.yaml") : "islandia",
            argument is null ? [] : [what, argument == "commands.csv" ? _cli.PathTo(argument) : argument]
        );

        var headings = Page().Descendants("h2").Select(heading => heading.Value).ToList();
        Assert.Contains("The record, as context", headings);
        Assert.DoesNotContain("Compared with the record", headings);
        var context = Table("The record, as context", "What happened").ToList();
        Assert.Equal(["date", "published (what happened)", "this counterfactual", "source"], context[0].Keys);
        Assert.Contains("what happened (context)", Picture(), StringComparison.Ordinal);
        Assert.DoesNotContain("fitted by hand", Picture(), StringComparison.Ordinal);
        Assert.EndsWith("compare it with the baseline, not with the record (see \"Compared with the baseline\").", Headline(), StringComparison.Ordinal);
        Assert.DoesNotContain(Page().Descendants("th"), head =>
            head.Value == "simulated / published" || head.Value.Contains("error", StringComparison.Ordinal)
        );
        var command = Page().Descendants("h2").Single(heading => heading.Value == "Compared with the baseline").ElementsAfterSelf("pre").First().Value;
        const string setting = "--seed 1 --scale 1 --step week --until 2005-06-30";
        Assert.Equal(argument is null ? $"adoptsim compare islandia {_cli.PathTo("cheap.yaml")} {setting}" : $"adoptsim run islandia {setting}", command);
    }

    [Fact]
    public async Task A_factual_run_has_no_section_on_the_baseline()
    {
        await RunAsync("islandia");

        Assert.DoesNotContain(Page().Descendants("h2"), heading => heading.Value == "Compared with the baseline");
        Assert.Contains(Page().Descendants("li"), caveat => caveat.Value.Contains("were in sight", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_counterfactual_shows_its_difference_from_a_baseline_beside_it()
    {
        await MakeBaselineAsync("base");
        await RunAsync("islandia", "--scale", "0.3", "--set", "network.voice_rate=10", "--seed", "4");

        var (before, after) = (CsvText.Read(_cli.PathTo("base", "national.csv")), CsvText.Read(_cli.PathTo("out", "national.csv")));
        Assert.EndsWith(
            $" The baseline with the same seed has {before[^1].Integer("subscribers"):N0}: the difference is 0 (0 %), with the luck of one seed.",
            Headline(),
            StringComparison.Ordinal
        );
        var years = Table("Compared with the baseline", "Difference in lines at the end").ToList();
        Assert.Equal(after[^1]["date"], years[^1]["date"]);
        Assert.Equal(($"{before[^1].Integer("subscribers"):N0}", $"{after[^1].Integer("subscribers"):N0}"), (years[^1]["baseline"], years[^1]["this run"]));
        var provinces = CsvText.Read(_cli.PathTo("base", "provinces.csv"));
        Assert.Equal(
            provinces.Where(row => row["date"] == provinces[^1]["date"]).Select(row => $"{row.Integer("subscribers"):N0}"),
            Table("Compared with the baseline", "Difference in lines by province").Select(row => row["baseline"])
        );
    }

    [Theory]
    [InlineData("--seed", "5")]
    [InlineData("--scale", "0.5")]
    [InlineData("--until", "2003-06-30")]
    [InlineData("--set", "network.voice_rate=11")]
    public async Task Another_run_is_no_baseline(string option, string value)
    {
        await MakeBaselineAsync("base", option, value);
        await RunAsync("islandia", "--scale", "0.3", "--set", "network.voice_rate=10", "--seed", "4");

        Assert.Contains("compare it with the baseline, not with the record", Headline(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_baseline_does_not_spoil_the_report()
    {
        await MakeBaselineAsync("base");
        await File.WriteAllTextAsync(_cli.PathTo("base", "national.csv"), "date,subscribers\n2000-07-01,many\n");
        await RunAsync("islandia", "--scale", "0.3", "--set", "network.voice_rate=10", "--seed", "4");

        Assert.Contains("compare it with the baseline, not with the record", Headline(), StringComparison.Ordinal);
    }

    private string Headline() => Page().Descendants("p").Single(paragraph => (string?)paragraph.Attribute("class") == "headline").Value;

    /// <summary>Runs the baseline with seed 4 and scale 0.3, unless an option says otherwise.</summary>
    private async Task MakeBaselineAsync(string folder, params string[] options)
    {
        Dictionary<string, string> all = new() { ["--seed"] = "4", ["--scale"] = "0.3" };
        foreach (var pair in options.Chunk(2))
        {
            all[pair[0]] = pair[1];
        }

        var result = await _cli.InvokeAsync(["run", "islandia", "--out", folder, "--quiet", .. all.SelectMany(option => new[] { option.Key, option.Value })]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    [Fact]
    public async Task Markup_in_names_is_text_in_page_and_pictures()
    {
        const string Hostile = "<script>alert(\"x\")</script> & 'so' ]]>";
        await RunAsync("islandia");
        var manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(_cli.PathTo("out", "manifest.json")), Manifest.Json)!;
        var (nation, scenario) = Question.Load("islandia", [], null);
        var options = new RunOptions { Scenario = Hostile, Quiet = true };
        var plan = new RunPlan(
            options,
            nation with
            {
                Name = Hostile,
                Provinces = [.. nation.Provinces.Select(province => province with { Name = Hostile })],
                Record = [.. nation.Record.Select(point => point with { Source = Hostile })],
            },
            scenario with
            {
                Key = Hostile,
                Asks = Hostile,
            },
            []
        );
        CurvePoint[] curve = [new(scenario.Start, 1, 1), new(scenario.Until, 9, 3)];
        var picture = Curve.Of(plan, 1, curve, isFactual: true);

        var page = XDocument.Parse(Report.Of(new ReportedRun(plan, manifest, curve, [], [], []), picture, picture)).Root!;

        Assert.Empty(page.Descendants("script"));
        Assert.Equal($"{Hostile}: {Hostile}", page.Descendants("h1").Single().Value);
        Assert.Contains(page.Descendants("td"), cell => cell.Value == Hostile);
        foreach (var svg in new[] { picture.Wide, picture.Narrow })
        {
            Assert.DoesNotContain(XDocument.Parse(svg).Descendants(), element => element.Name.LocalName == "script");
            Assert.Contains("&lt;script", svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Phone_ownership_in_the_report_equals_the_tables()
    {
        await RunAsync("islandia", "--scale", "0.3", "--until", "2003-06-30");

        var strata = CsvText.Read(_cli.PathTo("out", "strata.csv"));
        var last = strata
            .Where(row => row["date"] == strata[^1]["date"] && row["place"] == "nation" && row["dimension"] == "class" && row["people"] != "0")
            .ToList();
        var classes = Table("Who has a phone", "Owners by political class").ToList();
        Assert.Equal(last.Select(row => row["group"]), classes.Select(row => row["political class"]));
        Assert.Equal(last.Select(row => row.Integer("owners")), classes.Select(row => (long)Number(row["owners"])));
        Assert.Equal(100.0 * last[0].Integer("owners") / last[0].Integer("people"), Number(classes[0]["owners per 100 people"]), 0.06);
        var inequality = CsvText.Read(_cli.PathTo("out", "inequality.csv"))[^1];
        Assert.Equal(inequality.Number("gini_districts"), Number(Table("Who has a phone", "Inequality").Last()["Gini, districts"]), 0.0006);
        var picture = await File.ReadAllTextAsync(_cli.PathTo("out", "divide.svg"));
        Assert.All(["By place", "By political class", "Gini, districts", "islander"], text => Assert.Contains(text, picture, StringComparison.Ordinal));
        Assert.Contains(Page().Descendants("p"), note => note.Value.StartsWith("No rule of the model reads sex.", StringComparison.Ordinal));
        Assert.DoesNotContain(Page().Descendants("th"), head => head.Value is "male" or "female");
    }

    [Fact]
    public async Task A_phone_gets_pictures_of_its_own_width()
    {
        await RunAsync("islandia");

        var narrow = Page().Descendants("img").Where(image => (string?)image.Attribute("class") == "narrow").ToList();
        Assert.Equal(4, narrow.Count);
        Assert.All(narrow, image => Assert.Equal("400", XDocument.Parse(Decoded(image.Attribute("src")!)).Root!.Attribute("width")!.Value));
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

    private string Picture() => Decoded(Page().Descendants("img").First().Attribute("src")!);

    private static string Decoded(XAttribute data) => Encoding.UTF8.GetString(Convert.FromBase64String(data.Value.Split("base64,")[1]));

    private XElement Page() => XDocument.Load(_cli.PathTo("out", "report.html")).Root!;

    /// <summary>Returns the rows of the first table after a heading whose caption begins with a text; values are keyed by column heading.</summary>
    private IEnumerable<Dictionary<string, string>> Table(string heading, string caption)
    {
        var after = Page().Descendants("h2").Single(each => each.Value == heading).ElementsAfterSelf();
        var table = after.Descendants("table").First(each => each.Element("caption")!.Value.StartsWith(caption, StringComparison.Ordinal));
        var heads = table.Element("thead")!.Descendants("th").Select(head => head.Value).ToList();
        return table
            .Element("tbody")!
            .Elements("tr")
            .Select(row => heads.Zip(row.Elements().Select(cell => cell.Value)).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
