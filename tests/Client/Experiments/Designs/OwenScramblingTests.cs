using AdoptionSim.Client.Experiments.Designs;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

/// <summary>Tests the properties that Owen (1995, 1997) proves of nested uniform scrambling.</summary>
public sealed class OwenScramblingTests
{
    private const int Seeds = 2000;

    [Fact]
    public void Each_scrambled_point_is_uniform()
    {
        var positions = Enumerable.Range(0, Seeds).Select(seed => new OwenScrambling((ulong)seed, 0).Of(0) * DirectionNumbers.Unit).ToList();

        // The standard deviation of each count is 13.
        var counts = positions.CountBy(position => (int)(position * 10)).ToDictionary();
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(counts[tenth], 150, 250));
    }

    [Fact]
    public void Neighbours_in_one_half_swap_independently_of_the_other_half()
    {
        const uint quarter = 1u << 30;
        var scramblings = Enumerable.Range(0, Seeds).Select(seed => new OwenScrambling((ulong)seed, 1)).ToList();

        var same = scramblings.Count(scrambling => ((scrambling.Of(0) ^ scrambling.Of(2 * quarter)) & quarter) == 0);

        // A shift of all digits would exchange the quarters of both halves or of none.
        Assert.InRange(same, (Seeds / 2) - 100, (Seeds / 2) + 100);
        Assert.All(scramblings, scrambling => Assert.Equal(quarter, (scrambling.Of(0) ^ scrambling.Of(quarter)) & (3 * quarter)));
    }

    /// <summary>The variance of the mean of a smooth function falls with the third power of the number of points, in one dimension.</summary>
    [Fact]
    public void Twice_the_points_give_an_eighth_of_the_variance()
    {
        var (few, many) = (Means(32), Means(64));

        Assert.InRange(few.Mean(), 1 / 3.0 - 0.0002, 1 / 3.0 + 0.0002);
        Assert.InRange(few.Variance() / many.Variance(), 6.5, 9.5);
    }

    private static List<double> Means(int points) =>
        [.. Enumerable.Range(0, Seeds).Select(seed => SobolSequence.Points(points, 1, (ulong)seed).Average(point => point[0] * point[0]))];
}
