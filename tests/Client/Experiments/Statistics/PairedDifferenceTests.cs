using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Experiments.Statistics;

namespace AdoptionSim.Client.Tests.Experiments.Statistics;

public sealed class PairedDifferenceTests
{
    private const double Tiny = 1e-12;

    [Fact]
    public void Seeds_are_paired_whatever_their_order()
    {
        var first = new Dictionary<ulong, double>
        {
            [1] = 10,
            [2] = 20,
            [3] = 30,
            [7] = 99,
        };
        var second = new Dictionary<ulong, double>
        {
            [3] = 33,
            [9] = 0,
            [1] = 11,
            [2] = 22,
        };

        var paired = PairedDifference.Of(first, second)!;

        Assert.Equal(MeanInterval.Of([1, 2, 3]), paired.Difference);

        // Variances 100 and 121 against 1.
        Assert.Equal(221, paired.VarianceReduction!.Value, Tiny);
        Assert.Equal(Math.Sqrt(221), paired.TimesNarrower!.Value, Tiny);
    }

    [Fact]
    public void A_setting_differs_from_itself_by_exactly_zero()
    {
        var values = Enumerable.Range(1, 16).ToDictionary(seed => (ulong)seed, seed => 1 / (double)seed);

        var paired = PairedDifference.Of(values, values)!;

        Assert.Equal(new Interval(0, 0, 0, 0.9, 16), paired.Difference);
        Assert.Null(paired.VarianceReduction);
        Assert.Null(paired.TimesNarrower);
    }

    [Fact]
    public void Independent_seeds_gain_nothing()
    {
        var random = new SplitMix64(1);
        var model = ToyModel.Of("normal");

        var paired = PairedDifference.Of(BySeed(model.Draws(5000, random)), BySeed(model.Draws(5000, random)))!;

        Assert.InRange(paired.VarianceReduction!.Value, 0.95, 1.05);
    }

    [Fact]
    public void Fewer_than_two_common_seeds_have_no_difference() =>
        Assert.Null(PairedDifference.Of(BySeed([1, 2]), new Dictionary<ulong, double> { [1] = 1, [9] = 2 }));

    private static Dictionary<ulong, double> BySeed(double[] values) => values.Index().ToDictionary(value => (ulong)value.Index, value => value.Item);
}
