namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>
/// The Sobol sequence: points that fill a space of parameters evenly, so that averages need fewer of them than random points. Powers of two are the best
/// numbers of points.
/// </summary>
/// <remarks>
/// Sobol (1967) with the direction numbers of Joe and Kuo (2008), see <see cref="DirectionNumbers"/>, in the order of Antonov and Saleev (1979), as in Bratley
/// and Fox (1988), Algorithm 659. The first point, 0, belongs to the sequence: Owen (2020), On dropping the first Sobol' point.
/// </remarks>
internal static class SobolSequence
{
    /// <summary>The maximum number of dimensions (parameters) of the Sobol sequence: as many as have direction numbers.</summary>
    public static int MostDimensions => DirectionNumbers.Dimensions;

    /// <summary>Returns the first points of the Sobol sequence, each a position per dimension (parameter).</summary>
    /// <param name="points">The number of points, from 1 to <see cref="DesignSize.MostPoints"/>.</param>
    /// <param name="dimensions">The number of dimensions, from 1 to <see cref="MostDimensions"/>.</param>
    /// <param name="scrambleSeed">
    /// The seed of a random scrambling that keeps the even spread, see <see cref="OwenScrambling"/>: any number. Null for the published sequence.
    /// </param>
    /// <returns>Positions from [0, 1), by point and dimension: multiples of 2^-32.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double[][] Points(int points, int dimensions, ulong? scrambleSeed)
    {
        DesignSize.Check(points, dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        var result = Array.ConvertAll(new double[points][], _ => new double[dimensions]);
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var directions = DirectionNumbers.Of(dimension);
            var scrambling = scrambleSeed is { } seed ? new OwenScrambling(seed, dimension) : null;
            var position = 0u;
            for (var point = 0; point < points; point++)
            {
                result[point][dimension] = (scrambling?.Of(position) ?? position) * DirectionNumbers.Unit;

                // The next number of the Gray code differs in the lowest zero bit of the index.
                position ^= directions[int.TrailingZeroCount(~point)];
            }
        }

        return result;
    }
}
