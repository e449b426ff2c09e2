using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests that every figure is shown with its date, and that everything the slider moves has the same date.</summary>
[Collection(LookCollection.Name)]
public sealed class ShownDateTests(PageWorld world)
{
    /// <summary>A script that records the labels drawn on the plot of subscribers.</summary>
    private const string NotesLabels = """
        window.labels = [];
        const fillText = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
          if (this.canvas.closest('#curve')) {
            window.labels.push(String(text));
          }
          return fillText.call(this, text, ...rest);
        };
        """;

    [Fact]
    public async Task Slider_moves_map_tables_and_figures_to_one_stated_date()
    {
        await world.DoneAsync(PageRun.Dprk);
        await using var visit = await world.OpenAsync(PageRun.Dprk.Name);
        await visit.ShownToTheEndAsync();
        var dates = visit.At("[data-as-of]");
        Assert.Equal(Enumerable.Repeat("on 3 Jan 2011", 5), await dates.AllInnerTextsAsync());
        var latest = await visit.TextAsync("#stations");

        await visit.At("#time").FillAsync("30");

        await Expect(visit.At("#time-date")).ToHaveTextAsync("13 Jul 2009");
        Assert.Equal(Enumerable.Repeat("on 13 Jul 2009", 5), await dates.AllInnerTextsAsync());
        var tick = await world.AskAsync("runs/dprk/ticks/30");
        var stations = $"{Sum(tick, "onAir")} of {Sum(tick, "stations")}";
        Assert.NotEqual(latest, stations);
        await Expect(visit.At("#stations")).ToHaveTextAsync(stations);
        var readers = tick.GetProperty("services").EnumerateArray().Single(service => service.GetProperty("name").GetString() == "readers");
        await Expect(visit.At("#readers")).ToHaveTextAsync($"{readers.GetProperty("value").GetDouble():N0}");
        await Expect(visit.At("#places tr.total td:nth-child(3)")).ToHaveTextAsync($"{Sum(tick, "subscribers"):N0}");
        var everybody = tick.GetProperty("divide")[0].GetProperty("groups")[0];
        await Expect(visit.At("#groups tr.total td:nth-child(3)")).ToHaveTextAsync($"{everybody.GetProperty("owners").GetInt64():N0}");
        await Expect(visit.At("#date")).ToHaveTextAsync("3 Jan 2011");

        await Expect(visit.At("#latest")).ToHaveTextAsync("Latest: 3 Jan 2011");
        await visit.At("#latest").ClickAsync();
        await Expect(visit.At("#stations")).ToHaveTextAsync(latest);
        Assert.Equal(Enumerable.Repeat("on 3 Jan 2011", 5), await dates.AllInnerTextsAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Run_that_failed_before_its_first_tick_has_no_date()
    {
        await world.DoneAsync(PageRun.Islandia);
        await using var visit = await world.OpenAsync("");
        await visit.Page.RouteAsync("**/update?*", async route =>
        {
            var answer = await route.FetchAsync();
            var update = JsonNode.Parse(await answer.TextAsync())!;
            (update["curve"], update["latest"]) = (new JsonArray(), null);
            (update["progress"]!["state"], update["progress"]!["tick"], update["progress"]!["error"]) = ("failed", 0, "no memory");
            await route.FulfillAsync(new() { Response = answer, Body = update.ToJsonString() });
        });
        await visit.Page.EvaluateAsync("run => { location.hash = run; }", $"run={PageRun.Islandia.Name}");
        await visit.Page.ReloadAsync();

        await Expect(visit.At("#notes li")).ToHaveTextAsync(["Failed: no memory"]);
        Assert.Equal(Enumerable.Repeat("no tick yet", 3), await visit.At("[data-as-of]:visible").AllInnerTextsAsync());
        await Expect(visit.At("#places tr.total td:nth-child(3)")).ToHaveTextAsync("–");
    }

    [Theory]
    [InlineData("2000-07-15", 400)]
    [InlineData("2000-12-31", 400, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("2000-12-31", 1280, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("2002-06-30", 400, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData(null, 400, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData(null, 1280, Traits = [Pace.Name, Pace.Nightly])]
    public async Task Runs_of_any_length_have_enough_labels_of_their_dates(string? until, int width)
    {
        var run = new PageRun($"until-{until ?? "end"}", Until: until);
        await world.DoneAsync(run);
        await using var visit = await world.OpenAsync(run.Name, width);
        await visit.Page.AddInitScriptAsync(NotesLabels);
        await visit.Page.ReloadAsync();
        await visit.ShownToTheEndAsync();

        var labels = (await visit.Page.EvaluateAsync<string[]>("() => window.labels")).Distinct();
        var dates = labels.Where(label => char.IsAsciiLetter(label[^1]) && label.Length >= 3 || label.Length == 4 && label.All(char.IsAsciiDigit)).ToArray();

        Assert.True(dates.Length >= 3, string.Join(", ", dates));
    }

    private static long Sum(JsonElement tick, string name) => tick.GetProperty(name).EnumerateArray().Sum(each => each.GetInt64());
}
