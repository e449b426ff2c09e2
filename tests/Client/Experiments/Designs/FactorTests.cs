using AdoptionSim.Client.Experiments.Designs;
using CsCheck;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

public sealed class FactorTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.25, 1.41421356237)]
    [InlineData(1, 4)]
    public void Steps_of_a_logarithmic_factor_are_equal_ratios(double unit, double value) =>
        Assert.Equal(value, new Factor("adoption.social_weight", 1, 4, IsLogarithmic: true).At(unit));

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(0.1, 0.12)]
    [InlineData(1, 0.3)]
    public void Steps_of_a_linear_factor_are_equal_amounts(double unit, double value) => Assert.Equal(value, new Factor("price", 0.1, 0.3).At(unit));

    [Theory]
    [InlineData(false, new[] { 100, 100, 100, 101 })]
    [InlineData(true, new[] { 173, 101, 71, 56 })]
    public void Whole_numbers_share_the_positions_by_their_steps(bool isLogarithmic, int[] counts)
    {
        var factor = new Factor("shops", 1, 4, isLogarithmic, IsInteger: true);

        var values = Enumerable.Range(0, 401).Select(index => factor.At(index / 400.0)).ToList();

        Assert.Equal(counts, new double[] { 1, 2, 3, 4 }.Select(value => values.Count(other => other == value)));
    }

    [Fact]
    public void Values_stay_in_the_range_and_increase() =>
        Gen.Select(Gen.Double[1e-9, 1e9], Gen.Double[1.001, 1e6], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool)
            .Sample(
                (from, ratio, one, other, isLogarithmic) =>
                {
                    var factor = new Factor("price", from, from * ratio, isLogarithmic);
                    var (low, high) = (factor.At(Math.Min(one, other)), factor.At(Math.Max(one, other)));
                    return factor.From <= low && low <= high && high <= factor.To;
                }
            );

    [Theory]
    [InlineData(1, 1, false, false, 0.5)]
    [InlineData(2, 1, false, false, 0.5)]
    [InlineData(0, 1, true, false, 0.5)]
    [InlineData(0.5, 2, false, true, 0.5)]
    [InlineData(double.NaN, 2, false, false, 0.5)]
    [InlineData(0, double.PositiveInfinity, false, false, 0.5)]
    [InlineData(0, 1, false, false, -0.1)]
    [InlineData(0, 1, false, false, 1.1)]
    [InlineData(0, 1, false, false, double.NaN)]
    public void A_bad_range_or_position_is_refused(double from, double to, bool isLogarithmic, bool isInteger, double unit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Factor("price", from, to, isLogarithmic, isInteger).At(unit));
}
