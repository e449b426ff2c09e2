using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Strata;

/// <summary>Tests that the counts by group of people agree with the counts of the districts and with the rows.</summary>
public sealed class StrataTallyTests
{
    private const int Ticks = 80;

    [Theory]
    [InlineData("islandia", 0.1)]
    [InlineData("baseline", 0.002)]
    public async Task Groups_add_up_to_the_totals_on_every_date(string scenario, double scale)
    {
        var setup = Setups.Of(scenario, scale);
        var run = new LocalRun(setup);
        await run.ToEnd(ticks: Ticks, afterTick: tick => AssertAddsUp(run, tick));
        Assert.True(run.Nation(Ticks, PhoneMeasures.UniqueOwners) > 0);
    }

    [Fact]
    public async Task Groups_are_recounted_from_the_rows_of_a_checkpoint()
    {
        var run = new LocalRun(Setups.Of("islandia", 0.1));
        await run.ToEnd(ticks: Ticks, afterTick: tick =>
        {
            if (tick % 20 == 10)
            {
                var before = Packed(run);
                run.StoreAndReadBack();
                Assert.Equal(WithoutAdditions(before), WithoutAdditions(Packed(run)));
            }
            else
            {
                AssertAddsUp(run, tick);
            }
        });
    }

    [Fact]
    public void Each_tenth_has_a_tenth_of_the_households()
    {
        var setup = Setups.Of("baseline", 0.01);
        var row = new StrataRow(setup.Strata.Layout, Packed(new LocalRun(setup)));
        var households = row[0, 0, StratumMeasure.Households];
        Assert.All(Indices(setup, StratumDimension.Income), tenth =>
            Assert.InRange(row[0, tenth, StratumMeasure.Households] / (double)households, 0.095, 0.105)
        );
        Assert.Equal(setup.Populations.Sum(population => population.Households), households);
    }

    private static void AssertAddsUp(LocalRun run, int tick)
    {
        var layout = run.Setup.Strata.Layout;
        var row = new StrataRow(layout, Packed(run));
        var total = TotalOf(row, place: 0);
        Assert.Equal(
            [
                run.Setup.Census.People,
                run.Nation(tick, PhoneMeasures.UniqueOwners),
                run.Nation(tick, PhoneMeasures.Subscribers),
                run.Nation(tick, PhoneMeasures.GrossAdditions),
                run.Districts.Index().Sum(district => HouseholdsWithPhone(run, district.Index)),
            ],
            total
        );
        for (var place = 0; place < layout.Places.Length; place++)
        {
            AssertDimensionsAddUp(layout, row, place);
        }

        Assert.Equal(total, Sum(Enumerable.Range(1, 4).Select(place => TotalOf(row, place))));
        Assert.Equal(total, Sum(Enumerable.Range(5, layout.Places.Length - 5).Select(place => TotalOf(row, place))));
        Assert.Equal(
            run.Sum(tick, PhoneMeasures.UniqueOwners, district => run.Setup.Nation.Districts[district].Province == run.Setup.Nation.CapitalProvince),
            row[1, 0, StratumMeasure.Owners]
        );
    }

    private static void AssertDimensionsAddUp(StrataLayout layout, StrataRow row, int place)
    {
        foreach (var dimension in layout.Groups.Index().GroupBy(group => group.Item.Dimension))
        {
            foreach (var measure in Enum.GetValues<StratumMeasure>())
            {
                if (dimension.First().Item.HasHouseholds || measure is not (StratumMeasure.Households or StratumMeasure.HouseholdsWithPhone))
                {
                    Assert.Equal(row[place, 0, measure], dimension.Sum(group => row[place, group.Index, measure]));
                }
            }
        }
    }

    private static long[] TotalOf(StrataRow row, int place) =>
        [
            row[place, 0, StratumMeasure.People],
            row[place, 0, StratumMeasure.Owners],
            row[place, 0, StratumMeasure.Lines],
            row[place, 0, StratumMeasure.Additions],
            row[place, 0, StratumMeasure.HouseholdsWithPhone],
        ];

    private static long[] Sum(IEnumerable<long[]> rows) => rows.Aggregate((one, other) => [.. one.Zip(other, (first, second) => first + second)]);

    private static long HouseholdsWithPhone(LocalRun run, int district)
    {
        var population = run.Setup.Populations[district];
        return Enumerable
            .Range(0, population.People)
            .Select(citizen => new CitizenIndex(citizen))
            .Where(citizen => run.Districts[district].Rows.HandsetOf(citizen) != HandsetIndex.None)
            .Select(citizen => population.HouseholdOf(citizen))
            .Distinct()
            .Count();
    }

    private static IEnumerable<int> Indices(RunSetup setup, StratumDimension dimension) =>
        setup.Strata.Layout.Groups.Index().Where(group => group.Item.Dimension == dimension).Select(group => group.Index);

    private static long[] Packed(LocalRun run)
    {
        var row = new long[run.Setup.Strata.Layout.RowLength];
        foreach (var district in run.Districts)
        {
            district.Strata.AddTo(row);
        }

        return row;
    }

    private static long[] WithoutAdditions(long[] row) => [.. row.Where((_, index) => index % StrataLayout.MeasureCount != (int)StratumMeasure.Additions)];
}
