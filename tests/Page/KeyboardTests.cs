using AdoptionSim.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests that every action of the pointer is also available from the keyboard.</summary>
[Collection(PageCollection.Name)]
public sealed class KeyboardTests(PageWorld world)
{
    [Fact]
    public async Task Arrows_focus_provinces_Enter_shows_one_Escape_shows_the_nation()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);

        await visit.TabToAsync("#map .province");
        Assert.StartsWith("Pyongyang: ", await visit.FocusedAsync(), StringComparison.Ordinal);
        await PressAsync(visit, "ArrowUp");
        Assert.StartsWith("South Pyongan: ", await visit.FocusedAsync(), StringComparison.Ordinal);
        await Expect(visit.At("#pointed")).ToContainTextAsync("South Pyongan: ");
        await Expect(visit.At("#places tr.pointed-at th")).ToHaveTextAsync("South Pyongan");
        var whole = await visit.At("#map").GetAttributeAsync("viewBox");

        await PressAsync(visit, "Enter");
        await Expect(visit.At("#places-title")).ToHaveTextAsync("South Pyongan");
        await Expect(visit.At("#places tbody th").First).ToHaveTextAsync("Anju");
        await Expect(visit.At("#map .province:focus")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.NotEqual(whole, await visit.At("#map").GetAttributeAsync("viewBox"));

        await PressAsync(visit, "Escape");
        await Expect(visit.At("#places-title")).ToHaveTextAsync("Provinces");
        await Expect(visit.At("#map")).ToHaveAttributeAsync("viewBox", whole!);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Map_is_one_tab_stop_and_arrows_reach_every_province()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);
        await visit.TabToAsync("#map .province");
        var seen = new HashSet<string>();
        var ways = new Queue<string>([(await visit.FocusedAsync()).Split(':')[0]]);
        while (ways.TryDequeue(out var from))
        {
            foreach (var arrow in seen.Add(from) ? new[] { "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight" } : [])
            {
                await visit.At($"#map .province[aria-label^='{from}: ']").FocusAsync();
                await PressAsync(visit, arrow);
                ways.Enqueue((await visit.FocusedAsync()).Split(':')[0]);
            }
        }

        Assert.Equal(10, seen.Count);
        Assert.Equal(1, await visit.At("#map [tabindex='0']").CountAsync());
    }

    [Fact]
    public async Task Keys_choose_the_measure_the_date_and_a_table_province()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);

        await visit.TabToAsync("#measures input");
        await PressAsync(visit, "ArrowRight");
        await Expect(visit.At("#unit")).ToHaveTextAsync("Coverage: % of the people under a station on the air");
        var last = await visit.ClassesAsync();

        await visit.TabToAsync("#time");
        await PressAsync(visit, "Home");
        await Expect(visit.At("#time-date")).ToHaveTextAsync("15 Dec 2008");
        var first = await visit.ClassesAsync();
        await visit.TabToAsync("#latest");
        await PressAsync(visit, "Enter");
        await Expect(visit.At("#latest")).ToBeDisabledAsync();
        Assert.Equal(last.Sum(), (await visit.ClassesAsync()).Sum());
        Assert.True(first.Sum() < last.Sum(), "At first the capital alone is covered.");

        await visit.TabToAsync("#places tr:nth-child(2) button");
        await PressAsync(visit, "Enter");
        await Expect(visit.At("#places-title")).ToHaveTextAsync("Pyongyang");
        Assert.Equal("places-title", await visit.FocusedAsync());
        await visit.TabToAsync("#back");
        await PressAsync(visit, "Enter");
        await Expect(visit.At("#places-title")).ToHaveTextAsync("Provinces");
        Assert.Equal("places-title", await visit.FocusedAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_has_the_focus_can_be_seen()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);
        foreach (var each in new[] { "#run", "#time", "#places button" })
        {
            await visit.TabToAsync(each);
            Assert.Equal(
                "solid 3px",
                await visit
                    .At($"{each}:focus")
                    .EvaluateAsync<string>("node => { const style = getComputedStyle(node); return `${style.outlineStyle} ${style.outlineWidth}`; }")
            );
        }

        await visit.TabToAsync("#map .province");
        Assert.Equal("4px", await visit.At("#map .shape.focused").First.EvaluateAsync<string>("node => getComputedStyle(node).strokeWidth"));
    }

    private static Task PressAsync(Visit visit, string key) => visit.Page.Keyboard.PressAsync(key);

    private async Task<Visit> OpenAsync(PageRun run)
    {
        await world.DoneAsync(run);
        var visit = await world.OpenAsync(run.Name);
        await visit.ShownToTheEndAsync();
        return visit;
    }
}
