using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Strata;

/// <summary>Tests the groups by which metrics, the live page and reports show who has a phone.</summary>
public sealed class DivideTests
{
    private const int Ticks = 200;

    [Fact]
    public async Task Every_dimension_has_all_people_and_owners()
    {
        var (run, counts) = await Run("islandia", 0.1);

        Assert.True(run.Nation(Ticks, PhoneMeasures.UniqueOwners) > 0);
        Assert.All(counts.Layout.Dimensions, dimension =>
        {
            Assert.Equal(run.Setup.Census.People, dimension.Groups.Sum(group => counts[group, StratumMeasure.People]));
            Assert.Equal(run.Nation(Ticks, PhoneMeasures.UniqueOwners), dimension.Groups.Sum(group => counts[group, StratumMeasure.Owners]));
        });
    }

    [Fact]
    public async Task Penetration_is_owners_per_100_people()
    {
        var (_, counts) = await Run("islandia", 0.1);

        Assert.All(counts.Layout.Groups.Where(group => counts[group, StratumMeasure.People] > 0), group =>
            Assert.Equal(100.0 * counts[group, StratumMeasure.Owners] / counts[group, StratumMeasure.People], counts.OwnersPer100(group)!.Value, 12)
        );
    }

    [Fact]
    public void A_group_without_people_has_no_penetration()
    {
        var nation = Setups.Of("islandia", 0.1).Nation;
        var layout = new DivideLayout(nation);
        var counts = layout.Read(new long[layout.Strata.RowLength], CountRows.Zero(nation.Districts.Length));

        Assert.All(layout.Groups, group => Assert.Null(counts.OwnersPer100(group)));
        Assert.All(DivideFigure.All, figure => Assert.Null(figure.Value(counts)));
    }

    [Fact]
    public async Task Figures_are_those_of_the_groups()
    {
        var (run, counts) = await Run("islandia", 0.1);
        var settlements = counts.Layout.Of(StratumDimension.Settlement);
        var districts = run.Setup.Nation.Districts.Select(
            (district, index) => ((double)district.People, (double)run.Sum(Ticks, PhoneMeasures.UniqueOwners, each => each == index))
        );

        Assert.Equal(counts.OwnersPer100(settlements[0]) / counts.OwnersPer100(settlements[1]), Of(counts, "urban_to_rural"));
        Assert.Equal(Inequality.Gini(districts)!.Value, Of(counts, "gini_districts")!.Value, 12);
        Assert.Equal(
            Inequality
                .Theil(
                    counts
                        .Layout.Of(StratumDimension.Income)
                        .Select(tenth => ((double)counts[tenth, StratumMeasure.People], (double)counts[tenth, StratumMeasure.Owners]))
                )!
                .Value,
            Of(counts, "theil_income_tenths")!.Value,
            12
        );
    }

    private static double? Of(DivideCounts counts, string figure) => DivideFigure.All.Single(each => each.Column == figure).Value(counts);

    private static async Task<(LocalRun Run, DivideCounts Counts)> Run(string scenario, double scale)
    {
        var run = new LocalRun(Setups.Of(scenario, scale));
        await run.ToEnd(ticks: Ticks);
        var packed = new long[run.Setup.Strata.Layout.RowLength];
        foreach (var district in run.Districts)
        {
            district.Strata.AddTo(packed);
        }

        return (run, new DivideLayout(run.Setup.Nation).Read(packed, new CountRows(run.Series[Ticks])));
    }
}
