namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>The limits on the size of a design (the set of points in parameter space at which an experiment is run).</summary>
internal static class DesignSize
{
    /// <summary>
    /// The maximum number of points (combinations of parameter values) of a design: far more than can be run, and few enough to hold in memory.
    /// </summary>
    public const int MostPoints = 1_000_000;

    /// <summary>Checks that a design's number of points (combinations of parameter values) and of dimensions (parameters) is in range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1, or there are more than <see cref="MostPoints"/> points.</exception>
    public static void Check(long points, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, MostPoints);
    }
}
