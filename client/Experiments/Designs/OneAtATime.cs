namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>A design that changes one parameter of an experiment at a time, away from the centre of all ranges.</summary>
internal static class OneAtATime
{
    private const double Centre = 0.5;

    /// <summary>
    /// Returns the points of the design: the centre, and then for each dimension (parameter) its values in increasing order, with all other dimensions at the
    /// centre.
    /// </summary>
    /// <param name="points">The number of levels per dimension, at least 2. They are equally spaced and include both ends of the range.</param>
    /// <param name="dimensions">The number of dimensions, at least 1.</param>
    /// <returns>
    /// Positions from [0, 1], by point and dimension. A level equal to the centre is not repeated, so an odd number of levels gives one point less per
    /// dimension.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the design has more than <see cref="DesignSize.MostPoints"/>
    /// points.</exception>
    public static double[][] Points(int points, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        DesignSize.Check(1 + ((long)points * dimensions), dimensions);
        double[] levels = [.. Enumerable.Range(0, points).Select(level => FullFactorial.Level(level, points)).Where(level => level != Centre)];
        var centre = Enumerable.Repeat(Centre, dimensions).ToArray();
        return [centre, .. from dimension in Enumerable.Range(0, dimensions) from level in levels select Moved(centre, dimension, level)];
    }

    private static double[] Moved(double[] centre, int dimension, double level)
    {
        double[] point = [.. centre];
        point[dimension] = level;
        return point;
    }
}
