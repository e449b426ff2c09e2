using System.Collections.Immutable;
using AdoptionSim.Model.Randomness;
using MathNet.Numerics.Distributions;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// The number of events, Poisson distributed, that one draw stands for: the cumulative distribution, rounded to draws once, inverted.
/// </summary>
public sealed class PoissonTable
{
    private readonly ImmutableArray<Probability> _atMost;

    /// <param name="mean">Events to expect, at least 0.</param>
    public PoissonTable(double mean)
    {
        if (!(mean >= 0 && double.IsFinite(mean)))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean number of events is at least 0.");
        }

        _atMost = mean == 0 ? [Probability.Always] : [.. Cumulative(mean)];
    }

    /// <summary>The number of events; it rises with the draw.</summary>
    public int Count(uint draw)
    {
        var count = 0;
        while (count < _atMost.Length - 1 && !_atMost[count].Strikes(draw))
        {
            count++;
        }

        return count;
    }

    /// <summary>The most events that a draw can stand for.</summary>
    public int Most => _atMost.Length - 1;

    /// <summary>The share of all draws that stand for so many events, 0 to <see cref="Most"/>.</summary>
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
