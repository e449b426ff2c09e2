using AdoptionSim.Client.Experiments.Designs;
using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

public sealed class MorrisTests
{
    private const double Tiny = 1e-12;

    /// <summary>With x* = (1/3, 1/3), D* = (1, -1) and no permutation, the matrices of Morris give these rows by hand.</summary>
    [Fact]
    public void A_trajectory_is_that_computed_by_hand() =>
        Assert.Equal(
            [
                [1 / 3.0, 1],
                [1, 1],
                [1, 1 / 3.0],
            ],
            MorrisTrajectories.Trajectory([1, 1], [true, false], [0, 1], levels: 4)
        );

    /// <summary>Compares with the matrices of Morris (1991): B* = (J x* + (delta / 2) ((2 B - J) D* + J)) P*.</summary>
    [Fact]
    public void Trajectories_are_those_of_the_matrices_of_Morris() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 6], Gen.ULong)
            .Sample(
                (dimensions, half, seed) =>
                {
                    var (levels, random) = (2 * half, new SplitMix64(seed));
                    int[] start = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextIndex(half))];
                    bool[] increases = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextIndex(2) == 1)];
                    var order = random.NextOrder(dimensions);

                    var expected = Matrices(start, increases, order, levels);
                    var trajectory = MorrisTrajectories.Trajectory(start, increases, order, levels);

                    return expected.EnumerateRows().Zip(trajectory).All(pair => pair.First.Zip(pair.Second).All(x => Math.Abs(x.First - x.Second) < Tiny));
                }
            );

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 2 / 3.0)]
    [InlineData(6, 0.6)]
    public void Each_trajectory_moves_every_factor_once_by_the_step(int levels, double step)
    {
        const int dimensions = 5;
        var points = MorrisTrajectories.Points(30, dimensions, levels, seed: 4);

        Assert.Equal(step, MorrisTrajectories.Step(levels), Tiny);
        Assert.All(points.Chunk(dimensions + 1), trajectory =>
        {
            var moves = trajectory.Zip(trajectory.Skip(1), (from, to) => from.Zip(to, (a, b) => Math.Abs(b - a)).ToList()).ToList();
            Assert.All(moves, move => Assert.Single(move, distance => distance > 0));
            Assert.All(Enumerable.Range(0, dimensions), dimension => Assert.Equal(step, moves.Sum(move => move[dimension]), Tiny));
        });
        Assert.Equal(levels, points.SelectMany(point => point).Distinct().Count());
    }

    [Fact]
    public void More_trajectories_do_not_change_the_first() =>
        Assert.Equal(MorrisTrajectories.Points(3, 6, 4, 9), MorrisTrajectories.Points(10, 6, 4, 9).Take(21));

    [Theory]
    [InlineData(0, 1, 4)]
    [InlineData(1, 0, 4)]
    [InlineData(1, 1, 3)]
    [InlineData(1, 1, 0)]
    [InlineData(100_000, 10, 4)]
    public void Numbers_out_of_range_are_refused(int trajectories, int dimensions, int levels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MorrisTrajectories.Points(trajectories, dimensions, levels, 1));

    private static Matrix<double> Matrices(int[] start, bool[] increases, int[] order, int levels)
    {
        var k = start.Length;
        var build = Matrix<double>.Build;
        var ones = build.Dense(k + 1, k, 1);
        var b = build.Dense(k + 1, k, (row, column) => row > column ? 1 : 0);
        var x = build.Dense(1, k, (_, step) => start[order[step]] / (levels - 1.0));
        var d = build.DenseOfDiagonalArray([.. order.Select(dimension => increases[dimension] ? 1.0 : -1)]);
        var p = build.Dense(k, k, (step, dimension) => order[step] == dimension ? 1 : 0);
        var delta = levels / (2.0 * (levels - 1));
        return ((build.Dense(k + 1, 1, 1) * x) + (delta / 2 * ((((2 * b) - ones) * d) + ones))) * p;
    }
}
