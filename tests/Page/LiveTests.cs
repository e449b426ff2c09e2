using AdoptionSim.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the page during a run.</summary>
[Collection(PageCollection.Name)]
public sealed class LiveTests(PageWorld world)
{
    private static readonly PageRun Slow = new("slow", "baseline", Scale: 0.001, Pace: 12);

    [Fact]
    public async Task The_map_and_the_curve_grow_during_the_run()
    {
        var run = await world.StartAsync(Slow with { Name = "filling" });
        await using var visit = await world.OpenAsync("filling");
        await visit.ShownAsync();
        var (map, end, date) = (await visit.ClassesAsync(), await visit.CurveEndAsync(), await visit.TextAsync("#date"));

        // In the first month nobody has a phone that the map could show; a year later the capital has some.
        await visit.Page.WaitForFunctionAsync("() => document.getElementById('progress').value > 60");
        var (laterMap, laterEnd) = (await visit.ClassesAsync(), await visit.CurveEndAsync());

        Assert.Equal(map.Length, laterMap.Length);
        Assert.True(laterMap.Sum() > map.Sum(), $"{map.Sum()} at first, {laterMap.Sum()} later");
        Assert.True(laterEnd > end && laterEnd > 0, $"{end} at first, {laterEnd} later");
        Assert.NotEqual(date, await visit.TextAsync("#date"));
        await Expect(visit.At("#state")).ToHaveTextAsync("running");
        await Expect(visit.At("#announcement")).ToContainTextAsync("subscribers");

        await run.Cancel();
        await Expect(visit.At("#state")).ToHaveTextAsync("cancelled");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_newest_run_is_shown_unless_another_is_chosen()
    {
        await world.DoneAsync(PageRun.Islandia);
        await using var visit = await world.OpenAsync("");
        var newer = await world.StartAsync(Slow with { Name = "newer" });
        await Expect(visit.At("#about")).ToContainTextAsync("DPR Korea");
        await Expect(visit.At("#run")).ToHaveValueAsync("newer");

        await visit.At("#run").SelectOptionAsync(PageRun.Islandia.Name);
        await Expect(visit.At("#about")).ToContainTextAsync("Islandia");
        await visit.ShownToTheEndAsync();
        Assert.Empty(visit.Complaints);

        await visit.At("#run").SelectOptionAsync("newer");
        await Expect(visit.At("#about")).ToContainTextAsync("DPR Korea");
        await newer.Delete();
        await Expect(visit.At("#run option[value='newer']")).ToHaveCountAsync(0);
        await Expect(visit.At("#missing-title")).ToHaveTextAsync("There is no run newer on this cluster");
        await Expect(visit.At("#shown")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Run_reusing_a_deleted_name_is_shown_from_its_start()
    {
        var first = new PageRun("again", Until: "2002-06-30");
        var run = await world.DoneAsync(first);
        await using var visit = await world.OpenAsync("again");
        await visit.ShownToTheEndAsync();
        await run.Delete();
        await world.DoneAsync(first with { Seed = 2, Scale = 0.5 });

        await Expect(visit.At("#about")).ToContainTextAsync("seed 2, scale 0.5, 30,000 citizens");
        await visit.ShownToTheEndAsync();
        var update = await world.AskAsync("runs/again/update?after=100");
        Assert.Equal(
            update.GetProperty("progress").GetProperty("subscribers").GetInt64(),
            update.GetProperty("curve").EnumerateArray().Last().GetProperty("subscribers").GetInt64()
        );
    }

    [Fact]
    public async Task A_silent_silo_is_reported_and_retried()
    {
        await world.DoneAsync(PageRun.Islandia);
        await using var visit = await world.OpenAsync(PageRun.Islandia.Name);
        await visit.ShownAsync();

        await visit.Page.RouteAsync("**/api/**", route => route.AbortAsync());
        await Expect(visit.At("#trouble")).ToBeVisibleAsync();

        await visit.Page.UnrouteAllAsync();
        await Expect(visit.At("#trouble")).ToBeHiddenAsync();
    }
}
