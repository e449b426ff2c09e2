using System.Text.Json.Nodes;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the layout of the page at several widths, in light and dark mode, for two nations.</summary>
[Collection(LookCollection.Name)]
public sealed class LookTests(PageWorld world)
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Llanfairpwllgwyngyll", 8));

    /// <summary>A silo with half of the nation and a long address, as the API returns it.</summary>
    private static readonly object Large = new
    {
        address = "S172.230.177.113:30111:1",
        endpoint = "172.230.177.113:30111",
        state = "shutting down",
        citizens = 12_026_116,
        memoryBytes = 1_234L << 20,
        busyCores = 63.25,
        cores = 64,
    };

    [Theory]
    [InlineData("dprk", 360, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("dprk", 320)]
    [InlineData("dprk", 400, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("dprk", 768, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("dprk", 1280, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("islandia", 360, Traits = [Pace.Name, Pace.Nightly])]
    public async Task Nothing_stands_out_to_the_side(string name, int width)
    {
        await using var visit = await OpenAsync(name, width);
        await visit.Page.RouteAsync("**/api/silos", route => route.FulfillAsync(new() { Json = new[] { Large } }));
        await Expect(visit.At("#silos tbody")).ToContainTextAsync("12,026,116");
        Assert.Equal(0, await visit.OverflowAsync());

        await visit.At("#record-details summary").ClickAsync();
        await visit.At("#places tr:nth-child(2) button").ClickAsync();
        await Expect(visit.At("#back")).ToBeVisibleAsync();

        Assert.Equal(0, await visit.OverflowAsync());
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(400, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData(1280, Traits = [Pace.Name, Pace.Nightly])]
    public async Task Long_names_and_messages_stand_out_nowhere(int width)
    {
        var run = new PageRun("long-names-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789", Until: "2000-09-30")
        {
            With = nation =>
                nation with
                {
                    Name = Long,
                    Provinces = [.. nation.Provinces.Select(province => province with { Name = Long + province.Key })],
                    Districts = [.. nation.Districts.Select(district => district with { Name = Long + district.Key })],
                },
        };
        await world.DoneAsync(run);
        await using var visit = await world.OpenAsync(run.Name, width);
        await visit.Page.RouteAsync("**/update?*", async route =>
        {
            var answer = await route.FetchAsync();
            var update = JsonNode.Parse(await answer.TextAsync())!;
            (update["progress"]!["state"], update["progress"]!["error"], update["progress"]!["warning"]) = ("failed", Long, Long);
            await route.FulfillAsync(new() { Response = answer, Body = update.ToJsonString() });
        });
        await Expect(visit.At("#notes li").First).ToHaveTextAsync($"Failed: {Long}");
        Assert.Equal(0, await visit.OverflowAsync());

        await visit.At("#places button.place").First.ClickAsync();
        await visit.At("#map .province").First.FocusAsync();
        await Expect(visit.At("#pointed")).ToContainTextAsync(Long);

        Assert.Equal(0, await visit.OverflowAsync());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(1280, Traits = [Pace.Name, Pace.Nightly])]
    public async Task The_curve_comes_first_and_the_silos_last(int width)
    {
        await using var visit = await OpenAsync("dprk", width);

        var tops = await visit.Page.EvaluateAsync<double[]>(
            "() => ['.curve', '.map', '.cluster'].map(panel => document.querySelector(panel).getBoundingClientRect().top)"
        );
        var inOrder = await visit.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('#shown .panel')].map(panel => panel.querySelector('h2').id)"
        );

        Assert.True(tops[0] < tops[1] && tops[0] < tops[2], string.Join(", ", tops));
        Assert.Equal(["curve-title", "map-title", "places-title", "divide-title", "network-title", "other-services-title", "cluster-title"], inOrder);
    }

    [Theory]
    [InlineData("dprk", 1280, ColorScheme.Light, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("dprk", 360, ColorScheme.Dark)]
    [InlineData("islandia", 1280, ColorScheme.Dark, Traits = [Pace.Name, Pace.Nightly])]
    public async Task No_rule_of_accessibility_is_broken(string name, int width, ColorScheme scheme)
    {
        await using var visit = await OpenAsync(name, width, scheme);
        await visit.At("#record-details summary").ClickAsync();

        var found = await visit.Page.RunAxe();

        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.Select(broken => $"{broken.Id}: {broken.Help} {string.Join(' ', broken.Nodes.Select(node => node.Html))}"));
    }

    [Fact]
    public async Task The_page_keeps_to_the_colours_that_are_asked_for()
    {
        await using var visit = await OpenAsync("dprk", 1280, ColorScheme.Dark);
        const string ground = "() => getComputedStyle(document.documentElement).backgroundColor";
        var dark = await visit.Page.EvaluateAsync<string>(ground);
        Assert.Equal(0, await visit.CurveEndAsync());

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        Assert.NotEqual(dark, await visit.Page.EvaluateAsync<string>(ground));
        // The curve is redrawn in the other colours a moment after the background changes.
        await visit.CurveDrawnAsync();
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_want_no_motion()
    {
        await using var visit = await OpenAsync("dprk", 1280);
        const string motion = "() => getComputedStyle(document.querySelector('#map circle')).transitionDuration";
        Assert.Equal("0.3s", await visit.Page.EvaluateAsync<string>(motion));

        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        Assert.Equal("0s", await visit.Page.EvaluateAsync<string>(motion));
    }

    [Fact]
    public async Task A_nation_without_outlines_is_shown_by_its_districts()
    {
        await using var visit = await OpenAsync("islandia", 1280);

        await Expect(visit.At("#map .shape")).ToHaveCountAsync(0);
        await Expect(visit.At("#map circle")).ToHaveCountAsync(6);
        Assert.All(await visit.ClassesAsync(), each => Assert.True(each > 0));
        await Expect(visit.At("#places tbody tr")).ToHaveCountAsync(4);
        await Expect(visit.At("#key-capital")).ToHaveTextAsync("of them in the capital (Capital Bay)");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Dprk_map_shows_every_province_shape_and_open_district_point()
    {
        await using var visit = await OpenAsync("dprk", 1280);

        await Expect(visit.At("#map .shape")).ToHaveCountAsync(11);
        await Expect(visit.At("#map circle")).ToHaveCountAsync(196);
        await Expect(visit.At("#map .province")).ToHaveCountAsync(10);

        // A ring with the wrong orientation would fill the whole map.
        var widths = await visit.Page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('#map .shape')].map(shape => shape.getBBox().width / document.getElementById('map').viewBox.baseVal.width)"
        );
        Assert.All(widths, width => Assert.InRange(width, 0.01, 0.6));
    }

    private async Task<Visit> OpenAsync(string name, int width, ColorScheme scheme = ColorScheme.Light)
    {
        var run = name == PageRun.Dprk.Name ? PageRun.Dprk : PageRun.Islandia;
        await world.DoneAsync(run);
        var visit = await world.OpenAsync(run.Name, width, scheme: scheme);
        await visit.ShownToTheEndAsync();
        return visit;
    }
}
