namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>
/// Nested uniform scrambling, which makes the points of a Sobol sequence random: the halves of an interval are exchanged at random, then the quarters within
/// each half, and so on. Each scrambled point is uniform, and each set of points stays as evenly spread as it was.
/// </summary>
/// <remarks>
/// Owen (1995), Randomly permuted (t,m,s)-nets and (t,s)-sequences, in: Monte Carlo and Quasi-Monte Carlo Methods in Scientific Computing. Whether an interval
/// is exchanged is a hash of the interval, so no tree of exchanges is stored.
/// </remarks>
/// <param name="seed">The seed of the design.</param>
/// <param name="dimension">The index of the dimension, from 0; each is scrambled on its own.</param>
internal sealed class OwenScrambling(ulong seed, int dimension)
{
    private readonly ulong _key = SplitMix64.Of(seed, dimension).Next();

    /// <summary>Returns the scrambled position (coordinate) for a position of the original sequence, in units of 2^-32.</summary>
    /// <param name="position">The position in units of 2^-32.</param>
    public uint Of(uint position)
    {
        var flips = 0u;
        for (var bit = DirectionNumbers.Bits - 1; bit >= 0; bit--)
        {
            // The interval is known by the bits above this one; the leading 1 distinguishes 0 from 00.
            var interval = ((1UL << DirectionNumbers.Bits) | position) >> (bit + 1);
            flips |= (uint)(SplitMix64.Mix(_key ^ interval) & 1) << bit;
        }

        return position ^ flips;
    }
}
