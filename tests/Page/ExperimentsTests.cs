using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>A silo of its own, so that no other test of the page sees experiments.</summary>
[CollectionDefinition(Name)]
public sealed class ExperimentsCollection : ICollectionFixture<PageWorld>
{
    public const string Name = "experiments on the page";
}

/// <summary>Tests the list of experiments on the page.</summary>
[Collection(ExperimentsCollection.Name)]
public sealed class ExperimentsTests(PageWorld world)
{
    private const string Item = "#experiment-list > li";
    private static readonly string Long = string.Concat(Enumerable.Repeat("Llanfairpwllgwyngyll", 8));

    [Fact]
    public async Task A_cluster_without_experiments_shows_no_section()
    {
        await using var visit = await world.OpenAsync("");
        await visit.Page.RouteAsync("**/api/experiments", route => route.FulfillAsync(new() { Json = Array.Empty<object>() }));
        await Expect(visit.At("#run option")).Not.ToHaveCountAsync(0);

        await Expect(visit.At("#experiments")).ToBeHiddenAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Running_experiment_shows_its_progress_and_provisional_figures()
    {
        await ReportAsync(Report("islands"));
        await using var visit = await world.OpenAsync("");
        var item = visit.At(Item).Filter(new() { HasText = "islands" });

        await Expect(item.Locator("h3")).ToHaveTextAsync("islands");
        await Expect(item).ToContainTextAsync("Would cheaper handsets bring more lines?");
        await Expect(item.Locator(".state")).ToHaveTextAsync("running");
        await Expect(item).ToContainTextAsync("3 of 8 runs done · 1 failed · 2 in progress · 0 of 2 points done · 120 runs an hour · 2 min 30 s left");
        await Expect(item).ToContainTextAsync("First failure: point 1, seed 2: the floor is wet");
        await Expect(item.Locator("summary")).ToHaveTextAsync("Provisional summary");
        await item.Locator("summary").ClickAsync();
        await Expect(item.Locator("caption")).ToContainTextAsync("Provisional: means over the 3 runs of islands that are done, of 8");
        Assert.Equal(
            ["subscribers@end", "market.handset_price_factor=1", "12,346", "11,000 to 14,000", "2", "lines"],
            await item.Locator("tbody tr").First.Locator("th, td").AllInnerTextsAsync()
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Cluster_with_only_experiments_does_not_say_nothing_was_run()
    {
        await ReportAsync(Report("only"));
        await using var visit = await world.OpenAsync("");
        await visit.Page.RouteAsync("**/api/runs", route => route.FulfillAsync(new() { Json = Array.Empty<object>() }));

        await Expect(visit.At("#empty-title")).ToHaveTextAsync("No run to show");
        await Expect(visit.At("#empty-help")).ToBeHiddenAsync();
        await Expect(visit.At("#empty-experiments")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_open_summary_stays_open_and_becomes_final()
    {
        await ReportAsync(Report("final"));
        await using var visit = await world.OpenAsync("");
        var item = visit.At(Item).Filter(new() { HasText = "final" });
        await item.Locator("summary").ClickAsync();
        await Expect(item.Locator("summary")).ToHaveTextAsync("Provisional summary");

        await ReportAsync(Report("final") with { Number = 2, State = ExperimentState.Done, Runs = new ExperimentCounts(8, 8, 0, 0) });

        await Expect(item.Locator("summary")).ToHaveTextAsync("Summary");
        await Expect(item.Locator(".state")).ToHaveTextAsync("done");
        await Expect(item.Locator("caption")).ToHaveTextAsync("Means over the 8 runs of final that are done");
        await Expect(item.Locator("table")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_experiment_whose_client_is_gone_says_since_when()
    {
        await ReportAsync(Report("gone"));
        await using var visit = await world.OpenAsync("");
        await ChangeAsync(visit, experiment => (experiment["state"], experiment["reported"]) = ("silent", "2026-01-02T03:04:05Z"));
        var item = visit.At(Item).Filter(new() { HasText = "gone" });

        await Expect(item.Locator(".state")).ToContainTextAsync("no report since");
        await Expect(item.Locator(".state")).ToContainTextAsync("Jan 2026");
        await Expect(item).ToContainTextAsync("Its client does not report any more");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_api_has_what_the_client_reported()
    {
        await ReportAsync(Report("asked"));
        JsonElement? found = null;
        await Until.True("the experiment is listed", async () =>
        {
            found = (await world.AskAsync("experiments"))
                .EnumerateArray()
                .Where(each => each.GetProperty("name").GetString() == "asked")
                .Cast<JsonElement?>()
                .FirstOrDefault();
            return found is not null;
        });

        var runs = found!.Value.GetProperty("runs");
        Assert.Equal((8, 3, 1, 2, 2), (Count("planned"), Count("done"), Count("failed"), Count("running"), Count("waiting")));
        Assert.True(found.Value.GetProperty("isProvisional").GetBoolean());
        Assert.Equal(2, found.Value.GetProperty("figures").GetArrayLength());

        int Count(string state) => runs.GetProperty(state).GetInt32();
    }

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light, Traits = [Pace.Name, Pace.Nightly])]
    public async Task No_rule_of_accessibility_is_broken_and_nothing_stands_out(int width, ColorScheme scheme)
    {
        await world.DoneAsync(PageRun.Islandia);
        await ReportAsync(Report("looked-at"));
        await using var visit = await world.OpenAsync(PageRun.Islandia.Name, width, scheme: scheme);
        await ChangeAsync(visit, experiment =>
        {
            (experiment["question"], experiment["firstFailure"], experiment["leftOut"]) = (Long, Long, Long);
            experiment["figures"]![0]!["setting"] = Long;
        });
        await visit.ShownToTheEndAsync();
        await Expect(visit.At(Item).First).ToContainTextAsync(Long);
        await visit.At($"{Item} summary").First.ClickAsync();

        var found = await visit.Page.RunAxe();

        Assert.Empty(found.Violations.Select(broken => $"{broken.Id}: {broken.Help} {string.Join(' ', broken.Nodes.Select(node => node.Html))}"));
        Assert.Equal(0, await visit.OverflowAsync());
        Assert.Empty(visit.Complaints);
    }

    private Task ReportAsync(ExperimentReport report) => world.Grains.GetGrain<IExperiments>(IExperiments.Key).Report(report);

    /// <summary>Changes each experiment in the answers that the page gets.</summary>
    private static Task<IAsyncDisposable> ChangeAsync(Visit visit, Action<JsonNode> change) => visit.Page.RouteAsync("**/api/experiments", async route =>
        {
            var answer = await route.FetchAsync();
            var experiments = JsonNode.Parse(await answer.TextAsync())!;
            foreach (var experiment in experiments.AsArray())
            {
                change(experiment!);
            }

            await route.FulfillAsync(new() { Response = answer, Body = experiments.ToJsonString() });
        });

    private static ExperimentReport Report(string name) =>
        new(
            $"{name}-0a1b2c3d",
            name,
            "Would cheaper handsets bring more lines?",
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            1,
            ExperimentState.Running,
            new ExperimentCounts(8, 3, 1, 2),
            new ExperimentCounts(2, 0, 1, 1),
            120,
            150,
            "point 1, seed 2: the floor is wet",
            [
                new ExperimentFigure(1, "market.handset_price_factor=1", "subscribers@end", "lines", 2, 12_345.67, 11_000, 14_000),
                new ExperimentFigure(2, "market.handset_price_factor=0.8", "capital_share@end", "ratio", 1, 0.123_456, null, null),
            ],
            null
        );
}
