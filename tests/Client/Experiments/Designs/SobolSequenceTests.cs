using System.Globalization;
using AdoptionSim.Client.Experiments.Designs;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

public sealed class SobolSequenceTests
{
    private const string Published = "tests/Client/Experiments/Designs/sobol-20.txt";

    [Fact]
    public void Points_are_those_of_the_program_of_Joe_and_Kuo()
    {
        double[][] rows =
        [
            .. File.ReadLines(Path.Combine(WorkingCopy.Root, Published))
                .Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
                .Select(line => line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()),
        ];
        var points = SobolSequence.Points(68, 20, scrambleSeed: null);

        Assert.Equal(36, rows.Length);
        Assert.All(rows, row => Assert.Equal(row[1..], points[(int)row[0]]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void Every_block_of_a_power_of_two_is_stratified(ulong? scrambleSeed)
    {
        const int points = 1 << 10;
        var sequence = SobolSequence.Points(points, SobolSequence.MostDimensions, scrambleSeed);

        Assert.All(Enumerable.Range(0, SobolSequence.MostDimensions), dimension =>
        {
            for (var size = 1; size <= points; size *= 2)
            {
                foreach (var block in sequence.Select(point => (int)(point[dimension] * size)).Chunk(size))
                {
                    Assert.Equal(size, block.Distinct().Count());
                }
            }
        });
    }

    [Fact]
    public void The_first_two_dimensions_are_stratified_together()
    {
        var sequence = SobolSequence.Points(1 << 8, 2, scrambleSeed: 5);

        Assert.All(Enumerable.Range(0, 9), power =>
        {
            var (wide, high) = (1 << power, 1 << (8 - power));
            Assert.Equal(1 << 8, sequence.Select(point => ((int)(point[0] * wide), (int)(point[1] * high))).Distinct().Count());
        });
    }

    [Fact]
    public void More_points_or_dimensions_do_not_move_the_others() =>
        Assert.Equal(SobolSequence.Points(50, 4, 3), SobolSequence.Points(64, 9, 3).Take(50).Select(point => point[..4]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 102)]
    [InlineData(1_000_001, 1)]
    public void Numbers_out_of_range_are_refused(int points, int dimensions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SobolSequence.Points(points, dimensions, null));
}
