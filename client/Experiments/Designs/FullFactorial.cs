namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>The grid design of an experiment: all combinations of equally spaced values (levels) of each parameter.</summary>
internal static class FullFactorial
{
    /// <summary>Returns the points of a grid, each a position per dimension (parameter); the last dimension changes fastest.</summary>
    /// <param name="points">The number of levels per dimension, at least 1. Two or more include both ends of the range; one is its centre.</param>
    /// <param name="dimensions">The number of dimensions, at least 1.</param>
    /// <returns>Positions from [0, 1], by point and dimension: levels to the power of dimensions points.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the grid has more than <see cref="DesignSize.MostPoints"/>
    /// points.</exception>
    public static double[][] Points(int points, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        DesignSize.Check(Count(points, dimensions), dimensions);
        var result = new double[Count(points, dimensions)][];
        for (var point = 0; point < result.Length; point++)
        {
            result[point] = new double[dimensions];
            for (var (dimension, rest) = (dimensions - 1, point); dimension >= 0; dimension--, rest /= points)
            {
                result[point][dimension] = Level(rest % points, points);
            }
        }

        return result;
    }

    /// <summary>
    /// Returns the position, from 0 to 1 in a parameter's range, of one of its equally spaced values (levels); 0.5 if there is only one level.
    /// </summary>
    /// <param name="level">The index of the level, from 0.</param>
    /// <param name="levels">The number of levels, at least 1.</param>
    public static double Level(int level, int levels) => levels == 1 ? 0.5 : (double)level / (levels - 1);

    // Stops at the limit, because a power of many dimensions overflows.
    private static long Count(int levels, int dimensions)
    {
        var count = 1L;
        for (var dimension = 0; dimension < dimensions && count <= DesignSize.MostPoints && levels > 1; dimension++)
        {
            count *= levels;
        }

        return count;
    }
}
