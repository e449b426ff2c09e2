using AdoptionSim.Client.Experiments.Designs;
using CsCheck;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

/// <summary>Tests the properties that define a Latin hypercube (McKay, Beckman and Conover 1979).</summary>
public sealed class LatinHypercubeTests
{
    [Fact]
    public void Each_interval_of_each_dimension_holds_one_point() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 12], Gen.ULong)
            .Sample(
                (points, dimensions, seed) =>
                {
                    var design = LatinHypercube.Points(points, dimensions, seed);
                    return Enumerable
                        .Range(0, dimensions)
                        .All(dimension => design.Select(point => (int)(point[dimension] * points)).Order().SequenceEqual(Enumerable.Range(0, points)));
                }
            );

    [Fact]
    public void More_dimensions_do_not_move_the_points()
    {
        var few = LatinHypercube.Points(40, 3, 7);
        var many = LatinHypercube.Points(40, 9, 7);

        Assert.Equal(few, many.Select(point => point[..3]));
        Assert.NotEqual(few, LatinHypercube.Points(40, 3, 8));
    }

    [Fact]
    public void Dimensions_are_independent()
    {
        var design = LatinHypercube.Points(1000, 10, 1);

        var correlations =
            from one in Enumerable.Range(0, 10)
            from other in Enumerable.Range(one + 1, 9 - one)
            select Correlation.Pearson(design.Select(point => point[one]), design.Select(point => point[other]));

        // Their standard deviation is 0.032.
        Assert.All(correlations, correlation => Assert.InRange(correlation, -0.13, 0.13));
    }

    /// <summary>For a sum of factors, the variance of the mean falls with the third power of the number of points (Stein 1987, Technometrics 29(2)).</summary>
    [Fact]
    public void Means_of_sums_are_far_more_precise_than_at_random()
    {
        const int points = 20;
        const int dimensions = 4;

        var means = Enumerable.Range(0, 2000).Select(seed => LatinHypercube.Points(points, dimensions, (ulong)seed).Average(Enumerable.Sum));

        // Each point is uniform within an interval of 1/20; at random the variance would be 4/12/20.
        var expected = dimensions / 12.0 / Math.Pow(points, 3);
        Assert.InRange(means.Variance() / expected, 0.85, 1.15);
        Assert.InRange(means.Mean(), 1.999, 2.001);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1_000_001, 1)]
    public void Numbers_out_of_range_are_refused(int points, int dimensions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LatinHypercube.Points(points, dimensions, 1));
}
