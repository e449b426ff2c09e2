using AdoptionSim.Client.Tests.Experiments.Pages;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the layout of the pages of an experiment and of a comparison on a phone, on a large screen and on paper.</summary>
[Collection(LookCollection.Name)]
public sealed class ExperimentLookTests(PageWorld world, ExperimentLookTests.Pages pages) : IClassFixture<ExperimentLookTests.Pages>
{
    /// <summary>The width of an A4 sheet within its margins, in CSS pixels.</summary>
    private const int Paper = 688;

    [Theory]
    [InlineData("experiment", 400)]
    [InlineData("experiment", 1280, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("comparison", 400)]
    [InlineData("comparison", 1280, Traits = [Pace.Name, Pace.Nightly])]
    public async Task Nothing_stands_out_to_the_side_and_letters_are_legible(string page, int width)
    {
        await using var visit = await world.OpenFileAsync(pages.PathOf(page), width);

        Assert.Equal(0, await visit.OverflowAsync());
        var shown = width <= 600 ? "narrow" : "wide";
        await Expect(visit.At($"img.{shown}").First).ToBeVisibleAsync();
        var scales = await visit.At($"img.{shown}").EvaluateAllAsync<double[]>("images => images.map(image => image.clientWidth / image.naturalWidth)");
        Assert.NotEmpty(scales);
        Assert.All(scales, scale => Assert.InRange(scale, 0.85, 1));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("experiment", 1280, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("experiment", 400)]
    [InlineData("comparison", 1280, Traits = [Pace.Name, Pace.Nightly])]
    public async Task No_rule_of_accessibility_is_broken(string page, int width)
    {
        await using var visit = await world.OpenFileAsync(pages.PathOf(page), width);

        var found = await visit.Page.RunAxe();

        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.Select(broken => $"{broken.Id}: {broken.Help} {string.Join(' ', broken.Nodes.Select(node => node.Html))}"));
    }

    [Theory]
    [InlineData("experiment")]
    [InlineData("comparison")]
    public async Task On_paper_tables_and_pictures_fit_and_are_not_torn(string page)
    {
        await using var visit = await world.OpenFileAsync(pages.PathOf(page), Paper);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal(0, await visit.OverflowAsync());
        var tables = await visit.At("table").EvaluateAllAsync<double[]>("tables => tables.map(table => table.scrollWidth - table.parentElement.clientWidth)");
        Assert.NotEmpty(tables);
        Assert.All(tables, over => Assert.InRange(over, -Paper, 0));
        var breaks = await visit.At("table, tr, img.wide").EvaluateAllAsync<string[]>("nodes => nodes.map(node => getComputedStyle(node).breakInside)");
        Assert.All(breaks, inside => Assert.Equal("avoid", inside));
    }

    /// <summary>The pages of an experiment on Islandia, and of a comparison with made-up results.</summary>
    public sealed class Pages : IAsyncLifetime
    {
        private const string Experiment = """
            question: Would a cheaper handset have brought more lines by 2001?
            about: A small experiment.
            base: islandia
            scale: 0.2
            end: 2001-03-31
            seeds: { count: 3 }
            levers:
              market.handset_price_factor: [1, 0.8, 0.5]
            measures:
              - subscribers@end
              - subscribers@monthly
              - penetration_percent/IS-A@end
              - penetration_percent/IS-B@end
              - penetration_percent/IS-C@end
              - owners/settlement=urban@end
              - owners/settlement=rural@end

            """;

        private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-pages-").FullName;

        public string PathOf(string page) => Path.Combine(_folder, page, "page.html");

        public async ValueTask InitializeAsync()
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, "small.yaml"), Experiment);
            await ClientProgram.RunAsync(_folder, "experiment", "run", "small.yaml", "--out", "experiment", "--quiet");
            ComparisonSample.Write(Path.Combine(_folder, "comparison"));
            await ClientProgram.RunAsync(_folder, "experiment", "page", "comparison");
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
