using AdoptionSim.Client.Experiments.Designs;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

public sealed class ElementaryEffectTests
{
    private const double Tiny = 1e-9;

    [Fact]
    public void Effects_of_a_sum_are_its_coefficients()
    {
        var effects = Effects(trajectories: 4, dimensions: 3, x => (2 * x[0]) - (5 * x[1]));

        Assert.Equal([2, -5, 0], effects.Select(effect => effect.Mean), (one, other) => Math.Abs(one - other) < Tiny);
        Assert.Equal([2, 5, 0], effects.Select(effect => effect.MeanAbsolute), (one, other) => Math.Abs(one - other) < Tiny);
        Assert.All(effects, effect => Assert.InRange(effect.Spread!.Value, 0, Tiny));
    }

    /// <summary>The effect of one factor of a product is the other factor: 0, 1/3, 2/3 or 1 with equal chances, mean 1/2, variance 5/36.</summary>
    [Fact]
    public void Product_effects_have_mean_and_spread_of_the_other_factor()
    {
        var effects = Effects(trajectories: 20_000, dimensions: 2, x => x[0] * x[1]);

        Assert.All(effects, effect => Assert.InRange(effect.Mean, 0.49, 0.51));
        Assert.All(effects, effect => Assert.InRange(effect.Spread!.Value, Math.Sqrt(5 / 36.0) - 0.005, Math.Sqrt(5 / 36.0) + 0.005));
    }

    /// <summary>
    /// The function of Morris (1991), section 4, with its published result: factors 1 to 10 matter, 8 to 10 by themselves alone, the other ten do not. The
    /// coefficients that Morris drew at random are +1 and -1 in turn, as in Saltelli, Chan and Scott (2000).
    /// </summary>
    [Fact]
    public void The_factors_of_Morris_are_found()
    {
        var effects = Effects(trajectories: 20, dimensions: 20, MorrisFunction);

        var (important, others) = (effects[..10], effects[10..]);
        Assert.True(important.Min(effect => effect.MeanAbsolute) > 2 * others.Max(effect => effect.MeanAbsolute));
        Assert.True(effects[..7].Min(effect => effect.Spread) > 2 * effects[7..10].Max(effect => effect.Spread));
    }

    [Fact]
    public void One_trajectory_has_no_spread() => Assert.All(Effects(trajectories: 1, dimensions: 2, x => x[0]), effect => Assert.Null(effect.Spread));

    [Fact]
    public void Points_of_another_design_are_refused()
    {
        var grid = FullFactorial.Points(3, 2);
        Assert.Throws<ArgumentException>(() => ElementaryEffect.Of(grid, new double[9]));
        Assert.Throws<ArgumentException>(() => ElementaryEffect.Of(grid[..8], new double[8]));
        Assert.Throws<ArgumentException>(() => ElementaryEffect.Of(MorrisTrajectories.Points(2, 2, 4, 1), new double[5]));
        Assert.Throws<ArgumentException>(() => ElementaryEffect.Of([], []));
    }

    private static ElementaryEffect[] Effects(int trajectories, int dimensions, Func<double[], double> model)
    {
        var points = MorrisTrajectories.Points(trajectories, dimensions, levels: 4, seed: 1);
        return ElementaryEffect.Of(points, Array.ConvertAll(points, point => model(point)));
    }

    private static double MorrisFunction(double[] x)
    {
        double[] w = [.. x.Select((value, i) => i is 2 or 4 or 6 ? 2 * ((1.1 * value / (value + 0.1)) - 0.5) : 2 * (value - 0.5))];
        var first = w.Select((value, i) => (i < 10 ? 20 : Sign(i + 1)) * value).Sum();
        var second = Pairs(20).Sum(pair => (pair.J < 6 ? -15 : Sign(pair.I + pair.J)) * w[pair.I] * w[pair.J]);
        var third = Pairs(5).Sum(pair => Enumerable.Range(pair.J + 1, 4 - pair.J).Sum(l => -10 * w[pair.I] * w[pair.J] * w[l]));
        return first + second + third + (5 * w[0] * w[1] * w[2] * w[3]);
    }

    private static IEnumerable<(int I, int J)> Pairs(int count) => from j in Enumerable.Range(0, count) from i in Enumerable.Range(0, j) select (i, j);

    private static int Sign(int power) => power % 2 == 0 ? 1 : -1;
}
