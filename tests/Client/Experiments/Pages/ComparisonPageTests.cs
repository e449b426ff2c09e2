using System.Xml.Linq;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

public sealed class ComparisonPageTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task The_page_of_a_comparison_has_the_answer_first()
    {
        ComparisonSample.Write(_cli.PathTo("sample"));

        var result = await _cli.InvokeAsync("experiment", "page", "sample");

        Assert.Equal((ExitStatus.Done, ""), (result.Status, result.Error));
        var page = XDocument.Parse((await File.ReadAllTextAsync(_cli.PathTo("sample", "page.html"))).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.Equal("cheaper-handsets has 1,000 more lines on 2015-12-31 than baseline.", page.Descendants("p").First().Value);
        Assert.Equal(
            [
                "Difference in lines over time",
                "Who gains with cheaper-handsets: owners per 100 people",
                "Map of the difference in owners per 100 people with cheaper-handsets",
                "Person by person with cheaper-handsets",
                "Costs, and who pays",
                "What was assumed to differ",
                "Read with care",
                "Repeat this comparison",
            ],
            page.Descendants("h2").Select(heading => heading.Value)
        );
        Assert.All(page.Descendants("a"), link => Assert.True(File.Exists(_cli.PathTo("sample", link.Attribute("href")!.Value))));
        Assert.Contains("ignorance: range over parameter sets", page.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("Noise floor (market.handset_price_factor 1.0001 in place of 1): +5 lines", page.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_table_is_refused_and_no_page_written()
    {
        ComparisonSample.Write(_cli.PathTo("sample"));
        var table = _cli.PathTo("sample", "differences.csv");
        await File.WriteAllTextAsync(table, (await File.ReadAllTextAsync(table)).Replace("2013-12-31", "2013-13-31", StringComparison.Ordinal));

        var result = await _cli.InvokeAsync("experiment", "page", "sample");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("differences.csv:2: date is '2013-13-31'; expected a date as 2015-12-31", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathTo("sample", "page.html")));
    }
}
