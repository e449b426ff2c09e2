using System.Collections.Immutable;
using AdoptionSim.Model.Randomness;
using MathNet.Numerics.Distributions;

namespace AdoptionSim.Model.Towers;

/// <summary>Converts one random draw to a Poisson-distributed number of events, by a table of the cumulative distribution.</summary>
public sealed class PoissonTable
{
    private readonly ImmutableArray<Probability> _atMost;

    /// <param name="mean">The expected number of events, at least 0.</param>
    public PoissonTable(double mean)
    {
        if (!(mean >= 0 && double.IsFinite(mean)))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean number of events is at least 0.");
        }

        _atMost = mean == 0 ? [Probability.Always] : [.. Cumulative(mean)];
    }

    /// <summary>Returns the number of events for a random draw; a larger draw never gives fewer.</summary>
    public int Count(uint draw)
    {
        var count = 0;
        while (count < _atMost.Length - 1 && !_atMost[count].Occurs(draw))
        {
            count++;
        }

        return count;
    }

    /// <summary>The maximum number of events that any random draw gives.</summary>
    public int Most => _atMost.Length - 1;

    /// <summary>Returns the share of all draws that give a certain number of events, from 0 to <see cref="Most"/>.</summary>
    public double Share(int count)
    {
        var below = count == 0 ? 0 : _atMost[count - 1].Threshold;
        var upTo = count == Most ? 1L << 32 : _atMost[count].Threshold;
        return (upTo - below) / (double)(1L << 32);
    }

    private static IEnumerable<Probability> Cumulative(double mean)
    {
        var beyondAnyDraw = mean + (10 * Math.Sqrt(mean)) + 20;
        for (var count = 0; count < beyondAnyDraw; count++)
        {
            yield return Probability.Of(Poisson.CDF(mean, count));
        }
    }
}
