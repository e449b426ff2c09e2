namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>
/// The design of Morris: paths (trajectories) on a grid of parameter values. Each step of a path changes one parameter, in random order, by a fixed amount. It
/// finds the parameters that matter with few runs.
/// </summary>
/// <remarks>Morris (1991), Factorial sampling plans for preliminary computational experiments, Technometrics 33(2), section 3.</remarks>
internal static class MorrisTrajectories
{
    /// <summary>
    /// Returns the points of all trajectories (paths on a grid), one trajectory after the other, each with one point more than there are dimensions.
    /// </summary>
    /// <param name="trajectories">The number of trajectories, at least 1. Ten or more give usable averages.</param>
    /// <param name="dimensions">The number of dimensions, at least 1.</param>
    /// <param name="levels">The number of levels per dimension: an even number, at least 2. Morris uses 4.</param>
    /// <param name="seed">The seed: any number. Equal seeds give equal points, and more trajectories do not change the first.</param>
    /// <returns>Positions from [0, 1], by point and dimension.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the design has more than <see cref="DesignSize.MostPoints"/>
    /// points.</exception>
    public static double[][] Points(int trajectories, int dimensions, int levels, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 1);
        CheckLevels(levels);
        DesignSize.Check(trajectories * (dimensions + 1L), dimensions);
        return [.. Enumerable.Range(0, trajectories).SelectMany(trajectory => Trajectory(dimensions, levels, SplitMix64.Of(seed, trajectory)))];
    }

    /// <summary>
    /// Returns the size of a step of a Morris trajectory as a share of the parameter's range: p / (2 (p - 1)) for p levels. An even p makes all steps equally
    /// likely.
    /// </summary>
    /// <param name="levels">The number of levels, an even number of at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is odd or less than 2.</exception>
    public static double Step(int levels)
    {
        CheckLevels(levels);
        return levels / (2.0 * (levels - 1));
    }

    /// <summary>
    /// Returns the points of one Morris trajectory, the matrix B* in the paper of Morris (1991). In each dimension, it makes one step between two levels that
    /// are half of all levels apart: up from the lower one, or down from the upper one.
    /// </summary>
    /// <param name="start">
    /// The base x*: per dimension, the index of the lower of the two levels. A dimension whose step goes down starts at the other one.
    /// </param>
    /// <param name="increases">The diagonal of D*: per dimension, true if its step goes from the lower level to the upper one.</param>
    /// <param name="order">The permutation P*: the dimension that each step changes.</param>
    /// <param name="levels">The number of levels, an even number of at least 2.</param>
    internal static double[][] Trajectory(int[] start, bool[] increases, int[] order, int levels)
    {
        // Levels are whole numbers until the end: sums of fractions would make two equal positions differ in the last digit.
        var step = levels / 2;
        int[] at = [.. start.Select((level, dimension) => increases[dimension] ? level : level + step)];
        List<double[]> points = [Positions(at, levels)];
        foreach (var dimension in order)
        {
            at[dimension] += increases[dimension] ? step : -step;
            points.Add(Positions(at, levels));
        }

        return [.. points];
    }

    private static double[][] Trajectory(int dimensions, int levels, SplitMix64 random)
    {
        int[] start = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextIndex(levels / 2))];
        bool[] increases = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextIndex(2) == 1)];
        return Trajectory(start, increases, random.NextOrder(dimensions), levels);
    }

    private static double[] Positions(int[] at, int levels) => Array.ConvertAll(at, level => FullFactorial.Level(level, levels));

    private static void CheckLevels(int levels)
    {
        if (levels < 2 || levels % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(levels), levels, "Expected an even number of at least 2.");
        }
    }
}
