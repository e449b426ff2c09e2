using System.Runtime.CompilerServices;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using MathNet.Numerics.Distributions;

namespace AdoptionSim.Model.Handsets;

/// <summary>
/// Defines 32 levels of demand for minutes of talk. Level n stands for 2^((n - 16) / 4) times the average subscriber's demand, from 1/16 to about 13.5 times. A
/// person's work and household income set the level when a line begins.
/// </summary>
public sealed class UseLevels
{
    public const int Count = 32;
    private const int Average = 16;
    private const int Quantiles = 256;
    private readonly double _elasticity;
    private readonly double _median;
    private readonly uint[] _seconds = new uint[Quantiles];
    private readonly uint[] _factors = new uint[Count];

    public UseLevels(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        _elasticity = nation.Use.IncomeElasticity;
        _median = nation.Means.MedianIncome * 100;
        var spread = nation.Use.MinutesSpread.Value;
        var mean = nation.Use.Minutes * 60;
        for (var quantile = 0; quantile < Quantiles; quantile++)
        {
            var normal = Normal.InvCDF(0, 1, (quantile + 0.5) / Quantiles);
            _seconds[quantile] = (uint)Math.Round(mean * Math.Exp((spread * normal) - (spread * spread / 2)) * 16);
        }

        for (var level = 0; level < Count; level++)
        {
            _factors[level] = (uint)Math.Round(Math.Pow(2, (level - Average) / 4.0) * 65536 / 16);
        }
    }

    /// <summary>Returns the level of demand for talk, 0 to 31, of a person with the given household income and work group.</summary>
    /// <param name="incomeCents">The household's income in US cents a month.</param>
    /// <param name="workFactor">The minutes of talk of the person's work group, relative to the average subscriber (1).</param>
    public byte LevelOf(Cents incomeCents, double workFactor)
    {
        var factor = workFactor * Math.Pow(Math.Max(incomeCents, 1) / _median, _elasticity);
        return (byte)Math.Clamp(Average + Math.Round(Math.Round(4 * Math.Log2(factor), 6)), 0, Count - 1);
    }

    /// <summary>Returns the seconds of talk that a person wants in a month of mean length if talk is free.</summary>
    /// <param name="level">The person's level of demand, 0 to 31.</param>
    /// <param name="quantile">A random draw of 8 bits, which selects a quantile of the demand.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint FreeSeconds(int level, uint quantile) => (uint)((ulong)_seconds[quantile] * _factors[level] >> 16);
}

/// <summary>
/// Converts a random draw of 12 bits to the number of times that a rare event happens in a tick. It uses a table of the quantiles of a Poisson distribution.
/// </summary>
public sealed class CountTable
{
    public const int Quantiles = 4096;
    private readonly byte[] _counts = new byte[Quantiles];

    /// <param name="mean">The mean per tick, at most 100.</param>
    public CountTable(double mean)
    {
        var poisson = new Poisson(Math.Clamp(mean, 1e-9, 100));
        var count = 0;
        for (var quantile = 0; quantile < Quantiles; quantile++)
        {
            while (count < byte.MaxValue && Math.Round(poisson.CumulativeDistribution(count), 9) < (quantile + 0.5) / Quantiles)
            {
                count++;
            }

            _counts[quantile] = (byte)count;
        }
    }

    public byte Of(uint quantile) => _counts[quantile];
}
