using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Experiments.Statistics;

namespace AdoptionSim.Client.Tests.Experiments.Statistics;

public sealed class VarianceSplitTests
{
    private const double Tiny = 1e-9;
    private const double Ignorance = 4;
    private const double CommonLuck = 9;
    private const double OwnLuck = 1;
    private const int Repetitions = 4000;

    /// <summary>Both seeds differ by 2 at both points, and both points by 2 with both seeds: nothing is left for chance beside the common luck.</summary>
    [Fact]
    public void The_split_of_four_values_is_that_by_hand()
    {
        var split = VarianceSplit.SameSeeds([
            [0, 2],
            [2, 4],
        ])!;

        Assert.Equal(new VarianceSplit(2, 2), split);
        Assert.Equal((0.5, 0.5), (split.IgnoranceShare, split.LuckShare));
    }

    [Fact]
    public void Estimates_with_the_same_seeds_are_unbiased()
    {
        var random = new SplitMix64(1);
        var tables = Enumerable.Range(0, Repetitions).Select(_ => SharedSeeds(random, points: 6, seeds: 4)).ToList();

        var splits = tables.Select(table => VarianceSplit.SameSeeds(table)!).ToList();

        Assert.InRange(splits.Average(split => split.Luck), CommonLuck + OwnLuck - 0.3, CommonLuck + OwnLuck + 0.3);
        Assert.InRange(splits.Average(split => split.Ignorance), Ignorance - 0.15, Ignorance + 0.15);
    }

    [Fact]
    public void An_estimate_below_zero_counts_as_no_share()
    {
        var split = VarianceSplit.SameSeeds([
            [0, 2],
            [2, 0],
        ])!;

        Assert.Equal(new VarianceSplit(2, -2), split);
        Assert.Equal((0.0, 1.0), (split.IgnoranceShare, split.LuckShare));
    }

    [Fact]
    public void Too_few_points_or_seeds_have_no_split()
    {
        Assert.Null(
            VarianceSplit.SameSeeds([
                [1, 2],
            ])
        );
        Assert.Null(
            VarianceSplit.SameSeeds([
                [1],
                [2],
            ])
        );
        Assert.Null(
            VarianceSplit
                .SameSeeds([
                    [1, 1],
                    [1, 1],
                ])!
                .LuckShare
        );
        Assert.Throws<ArgumentException>(() =>
            VarianceSplit.SameSeeds([
                [1, 2],
                [1],
            ])
        );
    }

    private static double[][] SharedSeeds(SplitMix64 random, int points, int seeds)
    {
        double[] common = [.. Enumerable.Range(0, seeds).Select(_ => Normal(random, CommonLuck))];
        return
        [
            .. Enumerable
                .Range(0, points)
                .Select(_ => Normal(random, Ignorance))
                .Select(point => Array.ConvertAll(common, luck => point + luck + Normal(random, OwnLuck))),
        ];
    }

    private static double Normal(SplitMix64 random, double variance) => Math.Sqrt(variance) * (ToyModel.Of("normal").Draw(random) - 10);
}
