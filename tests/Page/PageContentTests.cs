using System.Text.Json.Nodes;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Page.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the texts and figures on the page.</summary>
[Collection(PageCollection.Name)]
public sealed class PageContentTests(PageWorld world)
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    [Fact]
    public async Task The_record_stands_beside_what_was_simulated_with_its_label()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);
        await visit.At("#record-details summary").ClickAsync();
        var rows = await visit.At("#record tbody tr").AllInnerTextsAsync();

        Assert.Equal(10, rows.Count);
        Assert.All(rows, row => Assert.Contains("fitted by hand", row, StringComparison.Ordinal));
        Assert.StartsWith("31 Dec 2010\t431,919\t", rows[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("–", rows[^1], StringComparison.Ordinal);
        await Expect(visit.At("#on-record")).ToHaveTextAsync("431,919");
        await Expect(visit.At("#key-validate")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_provinces_add_up_to_the_figures_at_the_top()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);
        var subscribers = await visit.At("#places tbody td:nth-child(3)").AllInnerTextsAsync();
        var numbers = subscribers.Select(text => long.Parse(text.Replace(",", "", StringComparison.Ordinal), null)).ToArray();

        Assert.Equal(12, numbers.Length);
        Assert.Equal(numbers[^1], numbers[..^1].Sum());
        await Expect(visit.At("#subscribers")).ToHaveTextAsync(subscribers[^1]);
    }

    [Fact]
    public async Task Tower_load_and_silos_are_shown()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);

        Assert.Matches("^\\d+ of \\d+$", await visit.TextAsync("#stations"));
        Assert.Matches("^[\\d,.]+ E$", await visit.TextAsync("#offered"));
        Assert.Matches("^KP-\\d\\d\\.\\d\\d/t/\\d+$", await visit.TextAsync("#busiest tbody tr:first-child th"));
        await Expect(visit.At("#silos tbody tr").First).ToContainTextAsync(" MiB");
        Assert.True(await visit.At("#offered-plot canvas").IsVisibleAsync());
    }

    [Fact]
    public async Task Services_are_shown_in_figures_and_on_the_map()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);

        Assert.Matches("^[1-9][\\d,]+$", await visit.TextAsync("#readers"));
        Assert.Matches("^[\\d.]+ %$", await visit.TextAsync("#remembered"));
        Assert.Matches("^[1-9][\\d,]*", await visit.TextAsync("#annoyed"));
        Assert.Matches("^[1-9][\\d,]+$", await visit.TextAsync("#foreigners"));
        Assert.Matches("^[\\d.]+ %$", await visit.TextAsync("#aware"));
        await visit.At("#measures label").Last.ClickAsync();
        await Expect(visit.At("#unit")).ToHaveTextAsync("Internet known: % of the people who know that the international Internet exists");
        await visit.At("#map .province").First.HoverAsync();
        await Expect(visit.At("#pointed")).ToContainTextAsync("% know of it");
        Assert.True((await visit.ClassesAsync()).Distinct().Count() > 1, "In the capital more know of it than elsewhere.");
    }

    [Fact]
    public async Task A_nation_without_services_shows_none()
    {
        await using var visit = await OpenAsync(
            new PageRun("phone-alone", Until: "2000-09-30")
            {
                With = nation => nation with { Foreigners = null, Intranet = null, Boards = null, Cinema = null, Internet = null, Gadgets = null },
            }
        );

        await Expect(visit.At("#other-services")).ToBeHiddenAsync();
        await visit.At("#measures label").Last.ClickAsync();
        await visit.At("#map .province").First.HoverAsync();
        await Expect(visit.At("#pointed")).ToContainTextAsync("not asked");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Phases_shares_remaining_time_and_errors_are_shown()
    {
        await world.DoneAsync(PageRun.Dprk);
        var silo = (await world.AskAsync("silos"))[0].GetProperty("address").GetString()!;
        await using var visit = await world.OpenAsync("");
        await visit.Page.RouteAsync("**/update?*", async route =>
        {
            var answer = await route.FetchAsync();
            var update = JsonNode.Parse(await answer.TextAsync())!;
            update["pace"] = JsonNode.Parse(
                $$"""
                {"ticksPerSecond":12.34,"secondsLeft":75,
                 "phases":[{"phase":"wish","last":1,"median":20,"longest":31,"wait":2},{"phase":"word_of_mouth","last":1,"median":5,"longest":9,"wait":0.5}],
                 "silos":[{"silo":"{{silo}}","districts":3,"citizens":4567}]}
                """
            );
            update["progress"]!["state"] = "running";
            update["progress"]!["recoveries"] = 2;
            update["progress"]!["warning"] = Hostile;
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = update.ToJsonString() });
        });

        await Expect(visit.At("#pace")).ToContainTextAsync("12.3 a second · 1 min 15 s left");
        Assert.Equal(["wish", "20.0", "", "31.0", "2.00"], await visit.At("#phases tbody tr:first-child > *").AllInnerTextsAsync());
        Assert.Equal(["word of mouth", "5.00", "", "9.00", "0.50"], await visit.At("#phases tbody tr:last-child > *").AllInnerTextsAsync());
        var widths = await visit.At("#phases .bar").EvaluateAllAsync<string[]>("bars => bars.map(bar => bar.style.width)");
        Assert.Equal(["100%", "25%"], widths);
        await Expect(visit.At("#silos tbody tr").First).ToContainTextAsync("4,567");
        await Expect(visit.At("#notes li")).ToHaveTextAsync(["Went on from a checkpoint 2 times, after the loss of a silo", Hostile]);
    }

    [Fact]
    public async Task Names_are_text_whatever_they_are()
    {
        await using var visit = await OpenAsync(
            new PageRun("hostile", Until: "2000-09-30")
            {
                With = nation =>
                    nation with
                    {
                        Name = Hostile,
                        Provinces = [.. nation.Provinces.Select(province => province with { Name = Hostile + province.Key })],
                        Districts = [.. nation.Districts.Select(district => district with { Name = Hostile + district.Key })],
                        Record = [.. nation.Record.Select(point => point with { Source = Hostile })],
                    },
                Asking = scenario => scenario with { Asks = Hostile },
            }
        );
        await visit.At("#places button.place").First.ClickAsync();

        await Expect(visit.At("#places-title")).ToContainTextAsync(Hostile);
        await Expect(visit.At("#places tbody th").First).ToHaveTextAsync(Hostile + "IS-A.1");
        await Expect(visit.At("#about")).ToContainTextAsync(Hostile);
        await Expect(visit.At("#about")).ToHaveAttributeAsync("title", Hostile);
        Assert.Equal(0, await visit.At("img").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Keys_that_could_break_the_metrics_are_refused()
    {
        const string Odd = "A\"\\\n<script>";

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() =>
            world.DoneAsync(
                new PageRun("odd-keys", Until: "2000-09-30")
                {
                    With = nation =>
                        nation with
                        {
                            CapitalProvince = nation.CapitalProvince + Odd,
                            Provinces = [.. nation.Provinces.Select(province => province with { Key = province.Key + Odd })],
                            Districts = [.. nation.Districts.Select(district => district with { Province = district.Province + Odd })],
                        },
                }
            )
        );

        Assert.Contains("nation: provinces is 'IS-A", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("odd-keys", await world.Http.GetStringAsync(new Uri(world.Address, "/metrics")), StringComparison.Ordinal);
    }

    private async Task<Visit> OpenAsync(PageRun run)
    {
        await world.DoneAsync(run);
        var visit = await world.OpenAsync(run.Name);
        await visit.ShownToTheEndAsync();
        return visit;
    }
}
