using AdoptionSim.Model.Towers;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Towers;

public sealed class PoissonTableTests
{
    [Fact]
    public void A_mean_of_nothing_never_happens()
    {
        Assert.Equal(0, new PoissonTable(0).Count(uint.MaxValue));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.4)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(900)]
    public void Evenly_spread_draws_have_Poisson_mean_and_variance(double mean)
    {
        var table = new PoissonTable(mean);
        const int Draws = 1 << 16;
        var counts = Enumerable.Range(0, Draws).Select(draw => (double)table.Count(((uint)draw << 16) | 0x8000)).ToArray();
        var average = counts.Average();
        Assert.Equal(1, average / mean, 1e-3);
        Assert.Equal(1, counts.Average(count => (count - average) * (count - average)) / mean, 1e-2);
    }

    [Fact]
    public void The_count_rises_with_the_draw()
    {
        var table = new PoissonTable(2.5);
        Gen.Select(Gen.UInt, Gen.UInt).Sample((a, b) => a <= b ? table.Count(a) <= table.Count(b) : table.Count(a) >= table.Count(b));
        Assert.True(table.Count(0) == 0 && table.Count(uint.MaxValue) > 10);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_senseless_mean_is_refused(double mean)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PoissonTable(mean));
    }
}
