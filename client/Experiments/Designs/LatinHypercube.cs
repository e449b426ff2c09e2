namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>
/// Latin hypercube sampling of parameter values: with n points, each dimension (parameter) is divided into n intervals of equal length, and each interval holds
/// exactly one point.
/// </summary>
/// <remarks>
/// McKay, Beckman and Conover (1979), A comparison of three methods for selecting values of input variables in the analysis of output from a computer code,
/// Technometrics 21(2).
/// </remarks>
internal static class LatinHypercube
{
    /// <summary>
    /// Returns the points of a Latin hypercube; each dimension (parameter) has its own random order of intervals and its own positions within them.
    /// </summary>
    /// <param name="points">The number of points, from 1 to <see cref="DesignSize.MostPoints"/>.</param>
    /// <param name="dimensions">The number of dimensions, at least 1.</param>
    /// <param name="seed">The seed: any number. Equal seeds give equal points.</param>
    /// <returns>Positions from [0, 1), by point and dimension.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double[][] Points(int points, int dimensions, ulong seed)
    {
        DesignSize.Check(points, dimensions);
        var result = Array.ConvertAll(new double[points][], _ => new double[dimensions]);
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var random = SplitMix64.Of(seed, dimension);
            var intervals = random.NextOrder(points);
            for (var point = 0; point < points; point++)
            {
                result[point][dimension] = (intervals[point] + random.NextUnit()) / points;
            }
        }

        return result;
    }
}
