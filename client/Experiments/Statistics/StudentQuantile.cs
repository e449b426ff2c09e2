using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace AdoptionSim.Client.Experiments.Statistics;

/// <summary>Quantiles of Student's t distribution for two-sided intervals.</summary>
internal static class StudentQuantile
{
    // The library takes 34 us for each, and summaries ask for the same few many thousand times.
    private static readonly ConcurrentDictionary<(double Level, int Freedom), double> Known = new();

    /// <summary>Returns the value that a t-distributed number exceeds with probability (1 - level) / 2.</summary>
    /// <param name="level">The level of the interval, between 0 and 1.</param>
    /// <param name="freedom">The degrees of freedom, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double Of(double level, int freedom)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "Expected a number between 0 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        return Known.GetOrAdd((level, freedom), key => StudentT.InvCDF(0, 1, key.Freedom, (1 + key.Level) / 2));
    }
}
