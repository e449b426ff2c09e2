using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class OverridesTests : IDisposable
{
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_quantity_takes_the_value_and_keeps_unit_and_range()
    {
        var rate = Read("adoption.consider_rate=0.5").Adoption.ConsiderRate;

        Assert.Equal(new Quantity(0.5, 0.01, 5, "1/year", "assumption: set to 0.5 by --set adoption.consider_rate=0.5"), rate);
    }

    [Fact]
    public void A_switch_a_share_and_a_model_can_be_reached()
    {
        var nation = Read("supply.limited=false", "people.work.clerk.use_factor=2.5", "market.models.plain.breakage_rate=0.3");

        Assert.False(nation.Supply.Limited);
        Assert.Equal(2.5, nation.People.Work.Single(work => work.Key == "clerk").UseFactor);
        Assert.Equal(0.3, nation.Market.Models.Single().BreakageRate.Value);
    }

    [Fact]
    public void A_dated_series_becomes_a_constant()
    {
        var fee = Read("market.monthly_fee=4").Market.MonthlyFee;

        Assert.Equal((4, 4), (fee.On(new DateOnly(2000, 7, 1)), fee.On(new DateOnly(2010, 1, 1))));
    }

    [Fact]
    public void The_last_of_two_wins() => Assert.Equal(0.7, Read("adoption.consider_rate=0.5", "adoption.consider_rate=0.7").Adoption.ConsiderRate.Value);

    [Theory]
    [InlineData("adoption.consider_rate=99", "adoption.consider_rate.value is '99'; expected a number between 0.01 and 5 1/year")]
    [InlineData("adoption.consider_rate=much", "adoption.consider_rate.value is 'much'; expected a number")]
    [InlineData("market.models.plain.price=5", "market.models.plain.price.points[0].value is '5'; expected a number between 10 and 1000 USD")]
    [InlineData("supply.limited=0", "supply.limited is '0'; expected true or false")]
    public void A_value_out_of_range_is_reported_with_the_option(string set, string complaint) =>
        Assert.Equal($"--set {set}: {complaint}.", folder.Refused(set).Message);

    [Theory]
    [InlineData("adoption.consider_rat=1", "adoption.consider_rate")]
    [InlineData("consider_rate=1", "adoption.consider_rate")]
    [InlineData("adoption=1", "adoption.awareness_by_media")]
    [InlineData("market.model.plain.price=100", "market.models.plain.price")]
    public void An_unknown_parameter_is_refused_with_the_nearest_known(string set, string nearest) =>
        Assert.Contains(nearest, folder.Refused(set).Allowed, StringComparison.Ordinal);

    [Theory]
    [InlineData("key=other")]
    [InlineData("launch=2001-01-01")]
    [InlineData("districts=other.csv")]
    [InlineData("adoption.consider_rate.unit=1/month")]
    [InlineData("adoption.consider_rate.source=me")]
    public void What_makes_a_nation_that_nation_cannot_be_set(string set) => Assert.Equal("is an unknown parameter", folder.Refused(set).Fault);

    [Theory]
    [InlineData("adoption.consider_rate")]
    [InlineData("=5")]
    [InlineData("adoption.consider_rate=")]
    public void What_is_not_a_key_with_a_value_is_refused(string set) =>
        Assert.Equal(
            $"--set {set}: the parameter or its value is missing; expected KEY=VALUE, as adoption.consider_rate=0.5.",
            Assert.Throws<BadFileException>(() => Override.Parse(set)).Message
        );

    [Fact]
    public void Every_listed_parameter_refuses_an_invalid_value()
    {
        var nation = NationFile.Read(folder.Nation);

        Assert.Contains("use.minutes", Overrides.Paths(YamlText.Read(folder.Nation)));
        Assert.Equal(nation.Use.Minutes.Value, Read("use.minutes=120").Use.Minutes.Value);
        Assert.All(Overrides.Paths(YamlText.Read(folder.Nation)), path =>
        {
            var refused = Record.Exception(() => Read($"{path}=-1e99"));
            Assert.Equal($"--set {path}=-1e99", Assert.IsType<BadFileException>(refused).File);
        });
    }

    private Nation Read(params string[] sets) => NationFile.Read(folder.Nation, sets.Select(Override.Parse));
}
