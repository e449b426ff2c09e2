using AdoptionSim.Page.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests that the published figures are compared only with the baseline.</summary>
[Collection(PageCollection.Name)]
public sealed class RecordTests(PageWorld world)
{
    [Fact]
    public async Task Baseline_is_compared_with_the_record_without_claiming_a_test()
    {
        await using var visit = await OpenAsync(PageRun.Dprk);

        await Expect(visit.At("#curve-title")).ToHaveTextAsync("Subscribers beside the record");
        await Expect(visit.At("#record-note")).ToContainTextAsync("no independent test");
        await visit.At("#record-details summary").ClickAsync();
        await Expect(visit.At("#record-difference")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Beside_a_counterfactual_the_record_is_context()
    {
        await using var visit = await OpenAsync(new PageRun("counterfactual", "unlimited-supply", Scale: 0.001, Until: "2010-12-31"));

        await Expect(visit.At("#curve-title")).ToHaveTextAsync("Subscribers and, as context, the record");
        await Expect(visit.At("#record-note")).ToContainTextAsync("context");
        await visit.At("#record-details summary").ClickAsync();
        await Expect(visit.At("#record tbody tr").First).ToBeVisibleAsync();
        await Expect(visit.At("#record-difference")).ToBeHiddenAsync();
        await Expect(visit.At("#record tbody td:nth-child(4)").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_nation_without_a_record_is_shown_without_one()
    {
        await using var visit = await OpenAsync(new PageRun("no-record", Until: "2000-09-30") { With = nation => nation with { Record = [] } });

        await Expect(visit.At("#curve-title")).ToHaveTextAsync("Subscribers");
        await Expect(visit.At("#on-record-figure")).ToBeHiddenAsync();
        await Expect(visit.At("#record-details")).ToBeHiddenAsync();
        await Expect(visit.At("#record-note")).ToContainTextAsync("no published figures");
        Assert.Empty(visit.Complaints);
    }

    private async Task<Visit> OpenAsync(PageRun run)
    {
        await world.DoneAsync(run);
        var visit = await world.OpenAsync(run.Name);
        await visit.ShownToTheEndAsync();
        return visit;
    }
}
