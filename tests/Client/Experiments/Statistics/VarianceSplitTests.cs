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

    /// <summary>
    /// Source: Snedecor and Cochran, Statistical Methods, the example of the turnip leaves: calcium in four turnip leaves, four measurements each; mean squares
    /// 0.2961 and 0.0066, so variances 0.0066 and 0.0724.
    /// </summary>
    [Fact]
    public void The_split_of_the_turnip_leaves_is_that_of_the_book()
    {
        var split = VarianceSplit.OneWay([
            [3.28, 3.09, 3.03, 3.03],
            [3.52, 3.48, 3.38, 3.38],
            [2.88, 2.80, 2.81, 2.76],
            [3.34, 3.38, 3.23, 3.26],
        ])!;

        Assert.Equal(0.0066, split.Luck, 0.00005);
        Assert.Equal(0.0724, split.Ignorance, 0.00005);
        Assert.Equal(0.0724 / 0.0790, split.IgnoranceShare!.Value, 0.001);
        Assert.Equal(1, split.IgnoranceShare!.Value + split.LuckShare!.Value, Tiny);
    }

    [Fact]
    public void One_way_estimates_are_unbiased_for_different_numbers_of_runs()
    {
        var random = new SplitMix64(1);
        int[] runs = [2, 3, 5, 8];

        var splits = Enumerable
            .Range(0, Repetitions)
            .Select(_ =>
                VarianceSplit.OneWay(
                    runs.Select(count =>
                    {
                        var point = Normal(random, Ignorance);
                        return Enumerable.Range(0, count).Select(_ => point + Normal(random, OwnLuck)).ToArray();
                    })
                )!
            )
            .ToList();

        Assert.InRange(splits.Average(split => split.Luck), OwnLuck - 0.02, OwnLuck + 0.02);
        Assert.InRange(splits.Average(split => split.Ignorance), Ignorance - 0.2, Ignorance + 0.2);
    }

    [Fact]
    public void Estimates_with_the_same_seeds_are_unbiased()
    {
        var random = new SplitMix64(1);
        var tables = Enumerable.Range(0, Repetitions).Select(_ => SharedSeeds(random, points: 6, seeds: 4)).ToList();

        var splits = tables.Select(table => VarianceSplit.SameSeeds(table)!).ToList();

        Assert.InRange(splits.Average(split => split.Luck), CommonLuck + OwnLuck - 0.3, CommonLuck + OwnLuck + 0.3);
        Assert.InRange(splits.Average(split => split.Ignorance), Ignorance - 0.15, Ignorance + 0.15);

        // The one-way estimate loses a share of the common luck: 9 / 4.
        Assert.InRange(tables.Average(table => VarianceSplit.OneWay(table)!.Ignorance), Ignorance - 2.4, Ignorance - 2.1);
    }

    [Fact]
    public void An_estimate_below_zero_counts_as_no_share()
    {
        var split = VarianceSplit.OneWay([
            [0, 2],
            [2, 0],
        ])!;

        Assert.Equal(new VarianceSplit(2, -1), split);
        Assert.Equal((0.0, 1.0), (split.IgnoranceShare, split.LuckShare));
    }

    [Fact]
    public void Too_few_points_or_seeds_have_no_split()
    {
        Assert.Null(
            VarianceSplit.OneWay([
                [1, 2],
                [],
            ])
        );
        Assert.Null(
            VarianceSplit.OneWay([
                [1],
                [2],
            ])
        );
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
                .OneWay([
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
