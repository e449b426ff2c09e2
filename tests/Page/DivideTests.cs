using System.Globalization;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the section of the page on who has a phone.</summary>
[Collection(PageCollection.Name)]
public sealed class DivideTests(PageWorld world)
{
    [Fact]
    public async Task Api_returns_every_group_with_its_owners_and_the_inequality()
    {
        var run = await world.DoneAsync(PageRun.Dprk);
        var layout = new DivideLayout(Question.Load("baseline").Nation);
        var rows = (await run.Rows(new Tick(60), 1))[0];
        var counts = layout.Read(rows.Strata, rows.Counts);

        var tick = await world.AskAsync("runs/dprk/ticks/60");

        Assert.Equal(
            layout.Dimensions.Select(each => each.Key),
            tick.GetProperty("divide").EnumerateArray().Select(each => each.GetProperty("name").GetString())
        );
        Assert.Equal(
            layout.Groups.Select(group => (group.Key, 1000 * counts[group, StratumMeasure.Owners], counts.OwnersPer100(group))),
            tick.GetProperty("divide")
                .EnumerateArray()
                .SelectMany(dimension => dimension.GetProperty("groups").EnumerateArray())
                .Select(group =>
                    (group.GetProperty("name").GetString()!, group.GetProperty("owners").GetInt64(), (double?)group.GetProperty("ownersPer100").GetDouble())
                )
        );
        Assert.Equal(
            DivideFigure.All.Select(figure => (figure.Column, figure.Value(counts) is null)),
            tick.GetProperty("inequality")
                .EnumerateArray()
                .Select(each => (each.GetProperty("name").GetString()!, each.GetProperty("value").GetRawText() == "null"))
        );
    }

    [Fact]
    public async Task Dimensions_omit_sex_and_a_chosen_one_shows_group_bars()
    {
        await world.DoneAsync(PageRun.Dprk);
        await using var visit = await world.OpenAsync(PageRun.Dprk.Name);
        await visit.ShownToTheEndAsync();

        await Expect(visit.At("#divide")).ToContainTextAsync("No rule of the model reads sex yet.");
        Assert.Equal(["place", "income", "settlement", "class", "work", "age"], await visit.At("#dimensions label").AllInnerTextsAsync());
        await visit.At("#dimensions input[value='income']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");

        await Expect(visit.At("#groups-caption")).ToContainTextAsync("tenth of households by income");
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "DPR Korea"], await visit.At("#groups tbody th").AllInnerTextsAsync());
        var owners = (await visit.At("#groups td:nth-child(3)").AllInnerTextsAsync()).Select(text => long.Parse(text, NumberStyles.Number, null)).ToArray();
        Assert.Equal(owners[^1], owners[..^1].Sum());
        Assert.Equal("100%", await visit.At("#groups tr:nth-child(10) .bar").EvaluateAsync<string>("bar => bar.style.width"));
        Assert.True(await visit.At("#gini canvas").IsVisibleAsync());
        Assert.Equal(DivideFigure.All.Select(figure => figure.Label), await visit.At("#inequality dt").AllInnerTextsAsync());
        Assert.Matches("^0[.]\\d\\d$", await visit.At("#inequality dd").First.InnerTextAsync());
        Assert.Empty(visit.Complaints);
    }
}
