using AdoptionSim.Model.Handsets;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Handsets;

public sealed class UseLevelsTests
{
    private static readonly Nation Islandia = Setups.Of("islandia", 0.01).Nation;

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.4)]
    [InlineData(9.0)]
    [InlineData(30.0)]
    public void Counts_have_mean_and_variance_of_a_poisson_distribution(double mean)
    {
        var table = new CountTable(mean);
        var counts = Enumerable.Range(0, 4096).Select(quantile => (double)table.Of((uint)quantile)).ToList();
        var variance = counts.Average(count => Math.Pow(count - counts.Average(), 2));

        Assert.InRange(counts.Average(), 0.995 * mean, 1.005 * mean);
        Assert.InRange(variance, 0.97 * mean, 1.03 * mean);
    }

    [Fact]
    public void What_never_happens_has_no_count() => Assert.All(Enumerable.Range(0, 4096), quantile => Assert.Equal(0, new CountTable(0).Of((uint)quantile)));

    [Fact]
    public void Median_income_and_average_work_give_the_average_level()
    {
        var levels = new UseLevels(Islandia);
        Assert.Equal(16, levels.LevelOf(new Cents((int)(Islandia.Means.MedianIncome * 100)), 1));
        Assert.Equal(20, levels.LevelOf(new Cents((int)(Islandia.Means.MedianIncome * 100)), 2));
        Assert.Equal(12, levels.LevelOf(new Cents((int)(Islandia.Means.MedianIncome * 100)), 0.5));
        Assert.Equal(0, levels.LevelOf(new Cents(0), 0));
        Assert.Equal(31, levels.LevelOf(new Cents(int.MaxValue), 100));
    }

    [Fact]
    public void Average_subscribers_take_national_minutes_and_four_levels_double_them()
    {
        var levels = new UseLevels(Islandia);
        var seconds = Islandia.Use.Minutes * 60;

        Assert.InRange(Mean(levels, 16), 0.98 * seconds, 1.01 * seconds);
        Assert.InRange(Mean(levels, 20) / Mean(levels, 16), 1.99, 2.01);
    }

    private static double Mean(UseLevels levels, int level) => Enumerable.Range(0, 256).Average(quantile => (double)levels.FreeSeconds(level, (uint)quantile));
}
