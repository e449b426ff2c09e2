using System.Globalization;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Comparisons;

/// <summary>A comparison of the real program, with real runs.</summary>
public sealed class RealComparisonTests(FinishedComparison comparison) : IClassFixture<FinishedComparison>
{
    private const string Same = "islandia (2)";
    private const string NoiseFloor = "noise floor";
    private const string Luck = "luck";
    private const string End = "2002-01-05";

    [Fact(Timeout = TestLimit.Milliseconds)]
    public void A_world_compared_with_itself_differs_by_exactly_zero()
    {
        var same = comparison.Rows("differences.csv").Where(row => row["scenario"] == Same && row["band"] == Luck).ToList();
        var cheaper = comparison.Rows("differences.csv").Where(row => row["scenario"] == "cheaper" && row["band"] == Luck).ToList();

        Assert.Equal(cheaper.Count, same.Count);
        Assert.All(same, row => Assert.Equal(("0", "0", "0"), (row["difference"], row["low"], row["high"])));
        Assert.All(comparison.Rows("persons.csv").Where(row => row["scenario"] == Same), row => Assert.Equal("0", row["mean"]));
        Assert.Contains(cheaper, row => row.Number("low") > 0);
    }

    [Fact(Timeout = TestLimit.Milliseconds)]
    public void Noise_floor_is_a_price_change_that_affects_runs()
    {
        var runs = comparison.Rows("runs.csv").Where(row => row["sample"].Length == 0).ToLookup(row => row["scenario"], row => row["digest"]);
        var rows = comparison.Rows("differences.csv").Where(row => row["scenario"] == NoiseFloor).ToList();

        Assert.Equal("market.handset_price_factor 1.0001 in place of 1", comparison.Manifest().GetProperty("noiseFloor").GetString());
        Assert.NotEqual(runs["islandia"], runs[NoiseFloor]);
        Assert.Contains(rows, row => row["measure"] == "handset_spending_usd" && row["difference"] != "0");
        Assert.All(comparison.Rows("persons.csv"), row => Assert.Equal("3", row["churn_runs"]));
    }

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Differences_and_months_of_persons_are_those_of_single_runs()
    {
        var (lines, months) = (0.0, 0.0);
        foreach (var row in comparison.Rows("runs.csv").Where(row => row["sample"].Length == 0 && row["scenario"] is "cheaper" or "islandia"))
        {
            var name = $"{row["scenario"]}-{row["seed"]}";
            await comparison.RunAsync([.. row["command"].Split(' ')[1..], "--name", name, "--quiet"]);
            var national = CsvText.Read(comparison.PathTo("runs", name, "national.csv"));
            var sign = row["scenario"] == "cheaper" ? 1 : -1;
            lines += sign * national[^1].Number("subscribers");

            // A month with a phone is counted on the first row of the next month.
            var ends = national.Zip(national.Skip(1)).Where(pair => pair.First["date"][..7] != pair.Second["date"][..7]).Select(pair => pair.Second);
            months += sign * ends.Sum(end => end.Number("unique_owners"));
        }

        var found = comparison.Rows("differences.csv").Single(row => IsNational(row, "subscribers") && row["scenario"] == "cheaper" && row["band"] == Luck);
        Assert.Equal(lines / 3, found.Number("difference"), 6);
        Assert.True(found.Number("low") <= found.Number("difference") && found.Number("difference") <= found.Number("high"));
        var net = Persons("cheaper", "person", "total", "all", "months_net");
        Assert.Equal(months / 3 / FinishedComparison.Scale, net.Number("mean") * net.Number("people"), 3);
    }

    [Fact]
    public void Owners_per_hundred_people_are_those_of_all_people()
    {
        Dictionary<string, string> Row(string measure) =>
            comparison.Rows("differences.csv").Single(row => IsNational(row, measure) && row["scenario"] == "cheaper" && row["band"] == Luck);
        var people = Persons("cheaper", "person", "total", "all", "months_net").Number("people");

        Assert.Equal(100 * Row("owners").Number("reference") / people, Row("owners_percent").Number("reference"), 6);
        Assert.Equal(100 * Row("owners").Number("difference") / people, Row("owners_percent").Number("difference"), 6);
    }

    [Theory]
    [InlineData("person", "sex")]
    [InlineData("person", "work")]
    [InlineData("person", "income")]
    [InlineData("household", "class")]
    [InlineData("household", "province")]
    public void Months_of_groups_add_up_to_those_of_all(string counted, string dimension)
    {
        foreach (var measure in new[] { "months_gained", "months_lost", "months_net", "months_gross", "share_losers" })
        {
            var groups = comparison
                .Rows("persons.csv")
                .Where(row => row["scenario"] == "cheaper" && row["counted"] == counted && row["dimension"] == dimension && row["measure"] == measure)
                .ToList();
            var all = Persons("cheaper", counted, "total", "all", measure);

            Assert.Equal(all.Number("people"), groups.Sum(row => row.Number("people")), 6);
            Assert.InRange(all.Number("mean"), groups.Min(row => row.Number("mean")), groups.Max(row => row.Number("mean")));
        }

        var (gained, lost) = (Persons("cheaper", counted, "total", "all", "months_gained"), Persons("cheaper", counted, "total", "all", "months_lost"));
        Assert.Equal(gained.Number("mean") - lost.Number("mean"), Persons("cheaper", counted, "total", "all", "months_net").Number("mean"), 9);
        Assert.Equal(gained.Number("mean") + lost.Number("mean"), Persons("cheaper", counted, "total", "all", "months_gross").Number("mean"), 9);
    }

    [Fact(Timeout = TestLimit.Milliseconds)]
    public void Ignorance_is_the_range_over_samples_and_labelled_prior()
    {
        var rows = comparison.Rows("differences.csv").Where(row => row["band"] == "ignorance (prior)").ToList();
        var national = rows.Single(row => row["scenario"] == "cheaper" && IsNational(row, "subscribers"));

        Assert.DoesNotContain(rows, row => row["scenario"] == NoiseFloor);
        Assert.Equal(("2", "4", ""), (national["samples"], national["runs"], national["level"]));
        Assert.Equal((national.Number("low") + national.Number("high")) / 2, national.Number("difference"), 6);
        var samples = comparison.Rows("runs.csv").Where(row => row["sample"].Length > 0).ToList();
        Assert.Equal(12, samples.Count);
        Assert.All(samples, row => Assert.InRange(row.Number("adoption.social_weight"), 1, 4));
        Assert.All(samples, row => Assert.InRange(row.Number("adoption.minimum_age"), 6, 18));
        Assert.Equal(2, samples.Select(row => row["adoption.minimum_age"]).Distinct().Count());
        Assert.Contains("(ignorance, prior; least to most)", comparison.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = TestLimit.Milliseconds)]
    public void Costs_add_up_by_payer_and_unpriced_items_are_marked()
    {
        var rows = comparison.Rows("costs.csv").Where(row => row["scenario"] == "cheaper").ToList();

        foreach (var payer in new[] { "household", "operator", "state" })
        {
            var own = rows.Where(row => row["payer"] == payer).ToLookup(row => row["item"] == "total");
            Assert.Equal(own[true].Single().Number("cost_usd"), own[false].Sum(row => row.Number("cost_usd")), 3);
        }

        var given = rows.Single(row => row["item"] == "handsets_given");
        Assert.True(given.Number("quantity") > 0);
        Assert.Equal(given.Number("quantity") * given.Number("usd_per_unit"), given.Number("cost_usd"), 3);
        Assert.StartsWith("assumption", given["source"], StringComparison.Ordinal);
        var everybody = rows.Single(row => row["payer"] == "everybody");
        Assert.Equal(everybody.Number("cost_usd") / everybody.Number("lines_gained"), everybody.Number("usd_per_line_gained"), 6);
        var power = Assert.Single(rows, row => row["attributed"] == "no");
        Assert.Equal(("power", "", ""), (power["item"], power["cost_usd"], power["usd_per_line_gained"]));
    }

    [Fact(Timeout = TestLimit.Milliseconds)]
    public void The_answer_has_interval_horizon_noise_floor_gain_and_caveats()
    {
        var found = comparison.Rows("differences.csv").Single(row => IsNational(row, "subscribers") && row["scenario"] == "cheaper" && row["band"] == Luck);
        var lines = string.Create(CultureInfo.InvariantCulture, $"cheaper has {found.Number("difference"):N0} more lines on {End} than islandia");

        Assert.Contains(lines, comparison.Output, StringComparison.Ordinal);
        Assert.Contains("90 % interval of 3 seeds", comparison.Output, StringComparison.Ordinal);
        Assert.Contains("Noise floor (", comparison.Output, StringComparison.Ordinal);
        var narrower = string.Create(CultureInfo.InvariantCulture, $"{found.Number("narrower_than_independent"):0.0} times for cheaper");
        Assert.Contains(narrower, comparison.Output, StringComparison.Ordinal);
        Assert.Equal(Math.Pow(found.Number("narrower_than_independent"), 2), found.Number("variance_reduction"), 6);
        Assert.Contains("Net effects by stratum are causal within the model", comparison.Output, StringComparison.Ordinal);
        Assert.Contains("interactions (purse, ties, stock, blocking)", comparison.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task The_command_of_the_manifest_repeats_the_comparison()
    {
        var command = comparison.Manifest().GetProperty("command").GetString()!.Split(' ');

        await comparison.RunAsync([.. command[1..], "--name", "again", "--quiet"]);

        foreach (var file in new[] { "differences.csv", "persons.csv", "costs.csv" })
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(comparison.PathTo("comparisons", FinishedComparison.Name, file)),
                await File.ReadAllBytesAsync(comparison.PathTo("comparisons", "again", file))
            );
        }
    }

    [Fact(Timeout = TestLimit.Milliseconds)]
    public async Task The_page_begins_with_the_answer_that_was_printed()
    {
        var page = await File.ReadAllTextAsync(comparison.PathTo("comparisons", FinishedComparison.Name, "page.html"));
        var answer = comparison.Manifest().GetProperty("answer")[0].GetString()!;

        Assert.StartsWith(answer, comparison.Output, StringComparison.Ordinal);
        Assert.Contains(answer, page, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Persons(string scenario, string counted, string dimension, string group, string measure) =>
        comparison
            .Rows("persons.csv")
            .Single(row =>
                row["scenario"] == scenario && row["counted"] == counted && row["dimension"] == dimension && row["group"] == group && row["measure"] == measure
            );

    private static bool IsNational(Dictionary<string, string> row, string measure) =>
        row["date"] == End && row["place"] == "nation" && row["dimension"] == "total" && row["measure"] == measure;
}
