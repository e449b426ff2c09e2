using System.Text.RegularExpressions;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests that the load shown for a silo is the measured processor load.</summary>
[Collection(PageCollection.Name)]
public sealed class LoadTests(PageWorld world)
{
    private const string Cell = "#silos tbody tr:first-child td:nth-child(4)";

    [Fact]
    public async Task Silo_of_a_paced_run_shows_measured_cores_in_use()
    {
        var run = await world.StartAsync(new PageRun("paced", Pace: 2));
        await using var visit = await world.OpenAsync("paced");
        await visit.ShownAsync();

        await Expect(visit.At(Cell)).ToHaveTextAsync(new Regex("^\\d+\\.\\d\\d of \\d+$"));
        var silo = (await world.AskAsync("silos"))[0];
        Assert.InRange(silo.GetProperty("busyCores").GetDouble(), 0, Environment.ProcessorCount);
        Assert.Equal(Environment.ProcessorCount, silo.GetProperty("cores").GetInt32());
        await Expect(visit.At("#silos")).Not.ToContainTextAsync("usy");

        await run.Cancel();
    }

    [Theory]
    [InlineData(0.07, 2, "0.07 of 2")]
    [InlineData(0, 0, "–", Traits = [Pace.Name, Pace.Nightly])]
    public async Task Silos_show_used_and_total_cores_unless_they_are_silent(double busy, int cores, string text)
    {
        await world.DoneAsync(PageRun.Islandia);
        await using var visit = await world.OpenAsync(PageRun.Islandia.Name);
        var silo = new
        {
            address = "S127.0.0.1:1:1",
            endpoint = "127.0.0.1:1",
            state = "active",
            citizens = 7,
            memoryBytes = 0,
            busyCores = busy,
            cores,
        };
        await visit.Page.RouteAsync("**/api/silos", route => route.FulfillAsync(new() { Json = new[] { silo } }));

        await Expect(visit.At("#silos tbody tr")).ToHaveCountAsync(1);
        await Expect(visit.At(Cell)).ToHaveTextAsync(text);
    }
}
