using System.Globalization;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

public sealed class ExperimentPageTests
{
    private const string Two = """
        levers:
          market.handset_price_factor: [1, 0.8]
        measures: [subscribers@end, subscribers@quarterly]

        """;

    private const string Three = """
        levers:
          market.handset_price_factor: [1, 0.8, 0.5]
        measures: [subscribers@end]

        """;

    private const string Places = """
        levers:
          market.handset_price_factor: [1, 0.8]
        measures:
          - subscribers@end
          - penetration_percent/IS-A@end
          - penetration_percent/IS-B@end
          - penetration_percent/IS-C@end
          - owners/settlement=urban@end
          - owners/settlement=rural@end

        """;

    private const string Uncertain = """
        uncertain:
          adoption.social_weight: { from: 1, to: 4 }
        design: { kind: grid, points: 3 }
        measures: [subscribers@end]

        """;

    [Fact]
    public void The_answer_has_the_difference_its_interval_and_horizon()
    {
        // Differences of 20, 22, 24 and 26: the interval is that of the paired differences, whatever the levels.
        using var folder = new PageFolder(Two, (values, seed) => (100 * seed) + (values[0] == "0.8" ? 18 + (2 * seed) : 0));
        var interval = MeanInterval.Of([20, 22, 24, 26])!;

        Assert.Equal(
            "With market.handset_price_factor 0.8 instead of market.handset_price_factor 1, the difference in subscribers on 2001-01-06 is +23 lines "
                + "(+9.2 %): 90 % interval "
                + $"{Signed(interval.Low)} to {Signed(interval.High)}: luck, over 4 seeds.",
            folder.Answer
        );
    }

    [Fact]
    public void An_interval_with_zero_shows_no_difference()
    {
        using var folder = new PageFolder(Two, (values, seed) => values[0] == "0.8" ? (seed % 2 == 0 ? 90 : 111) : 100);

        Assert.StartsWith(
            "No difference is shown in subscribers on 2001-01-06 between market.handset_price_factor 0.8 and ",
            folder.Answer,
            StringComparison.Ordinal
        );
        Assert.EndsWith("contains 0.", folder.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_settings_are_said_to_be_exactly_the_same()
    {
        using var folder = new PageFolder(Two, (_, seed) => seed);

        Assert.Contains("is exactly the same", folder.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_settings_the_highest_and_lowest_are_named()
    {
        using var folder = new PageFolder(Three, (values, seed) => values[0] switch
            {
                "0.8" => (double)seed - 50,
                "0.5" => (double)(2 * seed) + 70,
                _ => (double)seed,
            });

        Assert.Contains("the highest is market.handset_price_factor 0.5 with +72.5", folder.Answer, StringComparison.Ordinal);
        Assert.Contains("the lowest is market.handset_price_factor 0.8 with -50", folder.Answer, StringComparison.Ordinal);
        Assert.Contains("Of ten 90 % intervals one misses", folder.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_levers_the_answer_is_a_range_of_ignorance()
    {
        using var folder = new PageFolder(Uncertain, (values, _) => 100 * double.Parse(values[0], CultureInfo.InvariantCulture));

        Assert.Contains("ranges from 100 (point 1 (adoption.social_weight 1)) to 400", folder.Answer, StringComparison.Ordinal);
        Assert.Contains("ignorance, which does not narrow with more runs", folder.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Levers_at_uncertain_parameters_differ_by_a_range_of_ignorance()
    {
        // The lever adds 10 times the uncertain parameter, which is 1, 2.5 and 4.
        using var folder = new PageFolder(
            Two.Replace(
                "measures:",
                "uncertain:\n  adoption.social_weight: { from: 1, to: 4 }\ndesign: { kind: grid, points: 3 }\nmeasures:",
                StringComparison.Ordinal
            ),
            (values, seed) => seed + (values[0] == "0.8" ? 10 * double.Parse(values[1], CultureInfo.InvariantCulture) : 0)
        );

        Assert.EndsWith("range +10 to +40 over 3 plausible parameter sets: ignorance.", folder.Answer, StringComparison.Ordinal);
        Assert.Contains("adoption.social_weight, which nobody knows: from 1 to 4", folder.Text, StringComparison.Ordinal);
        Assert.Contains("a prior: they were not fitted to any record", folder.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Two)]
    [InlineData(Three)]
    [InlineData(Places)]
    [InlineData(Uncertain)]
    public void Every_picture_has_a_table_and_a_csv_file(string yaml)
    {
        using var folder = new PageFolder(yaml, (values, seed) => seed + (10 * double.Parse(values[0], CultureInfo.InvariantCulture)));
        var pictures = folder.Page.Descendants("img").Select(image => image.Parent!).Distinct().ToArray();
        var captions = folder.Page.Descendants("caption").Select(caption => caption.Value).ToArray();

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.Contains(picture.ElementsAfterSelf().TakeWhile(next => next.Name != "h2"), next => next.Descendants("a").Any()));
        Assert.Equal(captions.Length, captions.Distinct().Count());
        Assert.All(folder.Page.Descendants("a"), link => Assert.True(File.Exists(folder.PathTo(link.Attribute("href")!.Value))));
    }

    [Fact]
    public void Groups_and_places_have_dumbbells_and_a_map()
    {
        using var folder = new PageFolder(Places, (values, seed) => seed + (10 * double.Parse(values[0], CultureInfo.InvariantCulture)));
        var headings = folder.Page.Descendants("h2").Select(heading => heading.Value).ToArray();

        Assert.Contains("Who gains: penetration by place", headings);
        Assert.Contains("Who gains: owners by group", headings);
        Assert.Contains("Map of the difference in penetration (percent)", headings);
    }

    [Fact]
    public void The_table_of_differences_has_every_measure_and_date()
    {
        using var folder = new PageFolder(Two, (values, seed) => seed + (values[0] == "0.8" ? seed : 0));
        var rows = CsvText.Read(folder.PathTo(DifferencesTable.FileName));

        Assert.Equal(["2001-01-06", "2000-09-30", "2001-01-06"], rows.Select(row => row["date"]));
        Assert.All(rows, row =>
            Assert.Equal(("0.8", "luck", "4", "2.5"), (row["market.handset_price_factor"], row["spread"], row["pairs"], row["difference"]))
        );
    }

    [Fact]
    public void The_page_of_an_unfinished_experiment_is_provisional()
    {
        using var folder = new PageFolder(Two, (_, seed) => seed, ExperimentManifest.Running);

        Assert.Contains("Provisional. The experiment is running; 8 of 8 runs are done.", folder.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_says_what_differs_and_how_to_repeat_it()
    {
        using var folder = new PageFolder(Two, (_, seed) => seed);

        Assert.Contains("market.handset_price_factor, which a policy can choose: 1, 0.8.", folder.Text, StringComparison.Ordinal);
        Assert.Contains("adoptsim experiment run experiment.yaml --name test-again", folder.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Scale 1 (60,000 simulated citizens), 2 points, seeds 1 to 4 at each: 8 of 8 runs done, 0 failed.",
            folder.Text,
            StringComparison.Ordinal
        );
    }

    private static string Signed(double value) => PageText.Signed(value);
}
