using System.Text.Json.Nodes;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests that the page shows the run in its address, or explains why not. It never shows another run instead.</summary>
[Collection(PageCollection.Name)]
public sealed class ChosenRunTests(PageWorld world)
{
    [Theory]
    [InlineData("nope", "nope", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("%3Cimg%20src=x%3E", "<img src=x>")]
    [InlineData("%E0%A4%A", "%E0%A4%A", Traits = [Pace.Name, Pace.Nightly])]
    public async Task Missing_run_is_named_and_no_other_run_is_shown(string hash, string name)
    {
        await world.DoneAsync(PageRun.Islandia);
        await using var visit = await world.OpenAsync("");
        await visit.ShownAsync();

        await visit.Page.EvaluateAsync("hash => { location.hash = hash; }", $"run={hash}");

        await Expect(visit.At("#missing-title")).ToHaveTextAsync($"There is no run {name} on this cluster");
        await Expect(visit.At("#shown")).ToBeHiddenAsync();
        await Expect(visit.At("#state")).ToBeHiddenAsync();
        await Expect(visit.At("#about")).ToHaveTextAsync("");
        await Expect(visit.At("#run")).ToHaveValueAsync("");
        await Expect(visit.Page).ToHaveTitleAsync($"No run {name} – AdoptionSim");
        Assert.Equal(0, await visit.OverflowAsync());
        Assert.Equal(0, await visit.At("img").CountAsync());

        await visit.At("#run").SelectOptionAsync(PageRun.Islandia.Name);
        await Expect(visit.At("#about")).ToContainTextAsync("Islandia");
        await Expect(visit.At("#missing")).ToBeHiddenAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Run_started_later_is_shown_as_soon_as_it_exists()
    {
        await using var visit = await world.OpenAsync("");
        await visit.Page.EvaluateAsync("() => { location.hash = 'run=later'; }");
        await Expect(visit.At("#missing-title")).ToContainTextAsync("later");

        await world.DoneAsync(new PageRun("later", Until: "2000-09-30"));

        await Expect(visit.At("#run")).ToHaveValueAsync("later");
        await visit.ShownToTheEndAsync();
    }

    [Fact]
    public async Task Damaged_run_is_named_with_its_error_and_not_requested()
    {
        await world.DoneAsync(PageRun.Islandia);
        await using var visit = await world.OpenAsync("");
        await visit.Page.RouteAsync("**/api/runs", async route =>
        {
            var answer = await route.FetchAsync();
            var runs = JsonNode.Parse(await answer.TextAsync())!.AsArray();
            runs.Insert(
                0,
                JsonNode.Parse(
                    """{"name":"broken","scenario":"","seed":"0","scale":0,"state":"damaged","tick":0,"ticks":0,"error":"run.json: its checksum is wrong."}"""
                )
            );
            await route.FulfillAsync(new() { Response = answer, Body = runs.ToJsonString() });
        });
        await Expect(visit.At("#run option[value='broken']")).ToHaveTextAsync("broken (damaged)");
        await Expect(visit.At("#run")).Not.ToHaveValueAsync("broken");

        await visit.At("#run").SelectOptionAsync("broken");
        await Expect(visit.At("#missing-title")).ToHaveTextAsync("Run broken cannot be read");
        await Expect(visit.At("#missing-reason")).ToHaveTextAsync("run.json: its checksum is wrong. Other runs can be chosen above.");
        await Expect(visit.At("#shown")).ToBeHiddenAsync();
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(404, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData(500)]
    public async Task Unreadable_run_is_named_and_others_are_still_shown(int status)
    {
        await world.DoneAsync(PageRun.Islandia);
        await using var visit = await world.OpenAsync(PageRun.Islandia.Name);
        await visit.Page.RouteAsync($"**/api/runs/{PageRun.Dprk.Name}", route => route.FulfillAsync(new() { Status = status }));
        await world.DoneAsync(PageRun.Dprk);
        await Expect(visit.At($"#run option[value='{PageRun.Dprk.Name}']")).ToHaveCountAsync(1);

        await visit.At("#run").SelectOptionAsync(PageRun.Dprk.Name);
        await Expect(visit.At("#missing-title")).ToHaveTextAsync($"Run {PageRun.Dprk.Name} cannot be read");
        await Expect(visit.At("#trouble")).ToBeHiddenAsync();
        await Expect(visit.At("#shown")).ToBeHiddenAsync();

        await visit.At("#run").SelectOptionAsync(PageRun.Islandia.Name);
        await visit.ShownToTheEndAsync();
        await Expect(visit.At("#missing")).ToBeHiddenAsync();
    }
}
