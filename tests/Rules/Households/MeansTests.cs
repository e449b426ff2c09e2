using AdoptionSim.Model.Households;
using AdoptionSim.Model.People;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.People;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Rules.Tests.Households;

public class MeansTests
{
    private readonly Nation _nation = SmallNation.Make();
    private readonly MeansTable _table;
    private readonly Population _port;

    public MeansTests()
    {
        _table = new MeansTable(_nation);
        _port = new Population(_nation, Census.Of(_nation, 3), seed: 1, district: new DistrictIndex(3));
    }

    /// <summary>
    /// For about 9,000 urban households the median of the logarithms has a standard error of 1.25 x 0.8 / sqrt(9,000) = 0.011, and the
    /// standard deviation one of 0.8 / sqrt(18,000) = 0.006. The bounds are five standard errors.
    /// </summary>
    [Fact]
    public void Income_without_its_factors_is_lognormal_around_the_median()
    {
        var logs = Enumerable.Range(0, _port.UrbanHouseholds).Select(household => Math.Log(Plain(new HouseholdIndex(household)))).ToArray();
        Assert.InRange(logs.Median(), Math.Log(6000) - 0.055, Math.Log(6000) + 0.055);
        Assert.InRange(logs.StandardDeviation(), 0.8 - 0.03, 0.8 + 0.03);
    }

    [Fact]
    public void Income_falls_from_capital_to_city_to_countryside()
    {
        var capital = new Population(_nation, Census.Of(_nation, 3), seed: 1, district: new DistrictIndex(1));
        var city = Median(_port, 0, _port.UrbanHouseholds);
        Assert.True(Median(capital, 0, capital.Households) > city);
        Assert.True(city > Median(_port, _port.UrbanHouseholds, _port.Households));
    }

    [Fact]
    public void Opening_purse_is_four_months_of_income_unless_capped()
    {
        var capped = new MeansTable(_nation with { Means = _nation.Means with { SavingsCap = new(1, 1, 1, "month", "assumption") } });
        for (var household = new HouseholdIndex(0); household < 100; household++)
        {
            var means = _table.MeansOf(_port, household);
            Assert.Equal(4 * means.IncomeCents, means.OpeningPurseCents);
            Assert.Equal(means.IncomeCents, capped.MeansOf(_port, household).OpeningPurseCents);
        }
    }

    /// <summary>A uniform location has a mean of 32,767.5 and, over 10,000 households, a standard error of 189. The bound is five standard errors.</summary>
    [Fact]
    public void Homes_lie_everywhere_in_the_settlement()
    {
        var locations = Enumerable.Range(0, 10_000).Select(household => (double)_table.MeansOf(_port, new HouseholdIndex(household)).Location).ToArray();
        Assert.InRange(locations.Mean(), 32_767.5 - 945, 32_767.5 + 945);
        Assert.InRange(locations.Minimum(), 0, 100);
        Assert.InRange(locations.Maximum(), 65_435, 65_535);
    }

    [Fact]
    public void A_row_opens_with_its_purse_and_yearly_saving()
    {
        var row = _table.Opening(new HouseholdMeans(IncomeCents: new Cents(10_000), OpeningPurseCents: new Cents(40_000), Location: 0));
        Assert.Equal(new HouseholdRow(PurseCents: new Cents(40_000), AsOfDay: 0, SavingPerYear: 120), row);
        Assert.Equal(ushort.MaxValue, _table.Opening(new HouseholdMeans(new Cents(1_000_000_000), new Cents(0), 0)).SavingPerYear);
    }

    private double Median(Population population, int from, int to) =>
        Enumerable.Range(from, to - from).Select(household => (double)_table.MeansOf(population, new HouseholdIndex(household)).IncomeCents).Median();

    private double Plain(HouseholdIndex household)
    {
        var head = _port.TraitsOf(new CitizenIndex(_port.MembersOf(household).First));
        var factors = 1.2 * _nation.People.Work[head.Work].IncomeFactor * _nation.People.Classes[head.Class].IncomeFactor;
        return _table.MeansOf(_port, household).IncomeCents / factors;
    }
}
