using AdoptionSim.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>The run that the address names is shown, or the page says why not; another one is never shown in its place.</summary>
[Collection(PageCollection.Name)]
public sealed class ChosenRunTests(PageWorld world)
{
    [Theory]
    [InlineData("nope", "nope")]
    [InlineData("%3Cimg%20src=x%3E", "<img src=x>")]
    [InlineData("%E0%A4%A", "%E0%A4%A")]
    public async Task A_run_that_does_not_exist_is_named_and_no_other_is_shown(string hash, string name)
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
    public async Task A_run_that_is_started_later_is_shown_as_soon_as_it_exists()
    {
        await using var visit = await world.OpenAsync("");
        await visit.Page.EvaluateAsync("() => { location.hash = 'run=later'; }");
        await Expect(visit.At("#missing-title")).ToContainTextAsync("later");

        await world.DoneAsync(new PageRun("later", Until: "2000-09-30"));

        await Expect(visit.At("#run")).ToHaveValueAsync("later");
        await visit.ShownToTheEndAsync();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_run_that_cannot_be_read_is_named_and_the_others_are_shown(int status)
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
