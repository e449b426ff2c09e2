using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the layout of reports on a phone, on a large screen and on paper.</summary>
[Collection(LookCollection.Name)]
public sealed class ReportLookTests(PageWorld world, ReportLookTests.Reports reports) : IClassFixture<ReportLookTests.Reports>
{
    /// <summary>The width of an A4 sheet within its margins, in CSS pixels.</summary>
    private const int Paper = 688;

    [Theory]
    [InlineData("run", 320)]
    [InlineData("run", 400, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("run", 1280, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("replicates", 400)]
    public async Task Nothing_stands_out_to_the_side_and_letters_are_legible(string report, int width)
    {
        await using var visit = await world.OpenFileAsync(reports.PathOf(report), width);

        Assert.Equal(0, await visit.OverflowAsync());
        var (shown, hidden) = width <= 600 ? ("narrow", "wide") : ("wide", "narrow");
        await Expect(visit.At($"img.{shown}").First).ToBeVisibleAsync();
        await Expect(visit.At($"img.{hidden}").First).ToBeHiddenAsync();

        // Text in pictures scales with the ratio of displayed to natural width.
        var scales = await visit.At($"img.{shown}").EvaluateAllAsync<double[]>("images => images.map(image => image.clientWidth / image.naturalWidth)");
        Assert.NotEmpty(scales);
        Assert.All(scales, scale => Assert.InRange(scale, 0.7, 1));
        var sizes = await visit.At("td, th, p, li, dd").EvaluateAllAsync<double[]>("nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))");
        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.InRange(size, 12, 30));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("replicates")]
    public async Task Printed_tables_fit_and_tables_and_pictures_stay_whole(string report)
    {
        await using var visit = await world.OpenFileAsync(reports.PathOf(report), Paper);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(0, await visit.OverflowAsync());
        await Expect(visit.At("img.wide").First).ToBeVisibleAsync();
        var tables = await visit.At("table").EvaluateAllAsync<double[]>("tables => tables.map(table => table.scrollWidth - table.parentElement.clientWidth)");
        Assert.NotEmpty(tables);
        Assert.All(tables, over => Assert.InRange(over, -Paper, 0));
        var breaks = await visit.At("table, tr, img.wide").EvaluateAllAsync<string[]>("nodes => nodes.map(node => getComputedStyle(node).breakInside)");
        Assert.All(breaks, inside => Assert.Equal("avoid", inside));
        var heads = await visit.At("h2").EvaluateAllAsync<string[]>("nodes => nodes.map(node => getComputedStyle(node).breakAfter)");
        Assert.NotEmpty(heads);
        Assert.All(heads, after => Assert.Equal("avoid", after));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("base", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("replicates")]
    public async Task No_rule_of_accessibility_is_broken(string report)
    {
        await using var visit = await world.OpenFileAsync(reports.PathOf(report), 1280);

        var found = await visit.Page.RunAxe();

        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.Select(broken => $"{broken.Id}: {broken.Help} {string.Join(' ', broken.Nodes.Select(node => node.Html))}"));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("base")]
    public async Task A_report_writes_no_error_to_the_console(string report)
    {
        await using var visit = await world.OpenFileAsync(reports.PathOf(report), 400);

        await Expect(visit.At("h2").First).ToBeVisibleAsync();
        Assert.DoesNotContain(visit.Complaints, complaint => complaint.StartsWith("console", StringComparison.Ordinal));
    }

    /// <summary>The reports of a baseline, of a counterfactual run beside it, and of two replicates, created by the command line.</summary>
    public sealed class Reports : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-reports-").FullName;

        public string PathOf(string report) => Path.Combine(_folder, report, "report.html");

        public async ValueTask InitializeAsync()
        {
            await ClientProgram.RunAsync(_folder, "run", "baseline", "--scale", "0.0005", "--until", "2011-06-30", "--out", "base", "--quiet");
            await ClientProgram.RunAsync(_folder, "run", "cheaper-handsets", "--scale", "0.0005", "--until", "2011-06-30", "--out", "run", "--quiet");
            await ClientProgram.RunAsync(
                _folder,
                "run",
                "islandia",
                "--scale",
                "0.1",
                "--until",
                "2001-06-30",
                "--replicates",
                "2",
                "--out",
                "replicates",
                "--quiet"
            );
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
