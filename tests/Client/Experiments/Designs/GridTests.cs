using AdoptionSim.Client.Experiments.Designs;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

/// <summary>Tests the designs without random numbers: the grid and one factor at a time.</summary>
public sealed class GridTests
{
    [Fact]
    public void A_grid_has_all_combinations_of_its_levels() =>
        Assert.Equal(
            [
                [0, 0],
                [0, 0.5],
                [0, 1],
                [0.5, 0],
                [0.5, 0.5],
                [0.5, 1],
                [1, 0],
                [1, 0.5],
                [1, 1],
            ],
            FullFactorial.Points(3, 2)
        );

    [Fact]
    public void A_grid_of_one_level_is_the_centre() =>
        Assert.Equal(
            [
                [0.5, 0.5, 0.5],
            ],
            FullFactorial.Points(1, 3)
        );

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 20)]
    [InlineData(10, 1000)]
    public void A_grid_that_is_empty_or_too_large_is_refused(int levels, int dimensions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FullFactorial.Points(levels, dimensions));

    [Fact]
    public void One_factor_at_a_time_leaves_the_centre() =>
        Assert.Equal(
            [
                [0.5, 0.5],
                [0, 0.5],
                [1, 0.5],
                [0.5, 0],
                [0.5, 1],
            ],
            OneAtATime.Points(2, 2)
        );

    [Fact]
    public void The_centre_is_not_repeated() =>
        Assert.Equal(
            [
                [0.5],
                [0],
                [1],
            ],
            OneAtATime.Points(3, 1)
        );

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(1000, 1000)]
    public void One_factor_at_a_time_needs_levels_and_dimensions(int levels, int dimensions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OneAtATime.Points(levels, dimensions));
}
