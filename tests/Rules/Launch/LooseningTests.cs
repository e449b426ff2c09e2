using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Launch;

public sealed class LooseningTests
{
    private static readonly PermissionParameters Plain = new() { DecisionTime = NationBuilder.Of(4, "week"), Table = [] };

    private static readonly PermissionParameters Loosens = Plain with
    {
        Capacity = NationBuilder.Of(1000, "decisions/week"),
        Loosening = NationBuilder.Of(0.5, "1/year"),
    };

    [Fact]
    public void Without_a_rate_nothing_loosens_and_decisions_take_mean_time()
    {
        Assert.Equal(0.3, new Loosening(Plain, 5).ChanceOf(0.3), 12);
        Assert.Equal(365.25 / 7 / 4, new Loosening(Plain, 5).DecisionRate(1_000_000, 1), 9);
    }

    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(2, 1 - (0.7 * 0.36787944117144233))]
    public void The_share_of_refusals_falls_at_the_rate(double years, double expected) =>
        Assert.Equal(expected, new Loosening(Loosens, years).ChanceOf(0.3), 12);

    [Fact]
    public void A_bar_stays() => Assert.Equal(0, new Loosening(Loosens, 50).ChanceOf(0));

    [Fact]
    public void Nothing_loosens_before_the_launch() => Assert.Equal(0.3, new Loosening(Loosens, -1).ChanceOf(0.3), 12);

    /// <summary>A thousand decisions a week for 20,000 applicants are a rate of 1/20 a week; at a tenth of the people a tenth of the applicants wait.</summary>
    [Theory]
    [InlineData(20_000, 1)]
    [InlineData(2_000, 0.1)]
    public void More_applicants_than_can_be_decided_wait_longer(long applicants, double scale) =>
        Assert.Equal(365.25 / 7 / 20, new Loosening(Loosens, 0).DecisionRate(applicants, scale), 9);

    [Fact]
    public void Few_applicants_wait_the_mean_time() => Assert.Equal(365.25 / 7 / 4, new Loosening(Loosens, 0).DecisionRate(3_000, 1), 9);

    [Fact]
    public void Capacity_grows_at_the_rate() =>
        Assert.Equal(Math.E * new Loosening(Loosens, 0).DecisionRate(50_000, 1), new Loosening(Loosens, 2).DecisionRate(50_000, 1), 9);

    /// <summary>The middle of the week that ends on a day is three days before it, so that days and weeks loosen alike.</summary>
    [Fact]
    public void A_tick_has_the_loosening_of_its_middle()
    {
        var nation = Setups.Of("islandia", 0.01).Nation with { Permission = Loosens };
        var end = nation.Launch.AddDays(100);
        Assert.Equal(Loosening.Within(nation, end.AddDays(-3), days: 1).ChanceOf(0.3), Loosening.Within(nation, end, days: 7).ChanceOf(0.3), 12);
    }
}
