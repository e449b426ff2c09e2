namespace AdoptionSim.Model.Randomness;

/// <summary>
/// Rounds expected numbers, in units of 2^-16, to whole numbers at random, such that the mean is the expected number. With the same random draw, a larger
/// expected number never gives a smaller result.
/// </summary>
public static class StochasticRounding
{
    public const int Bits = 16;

    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite, or exceeds 2^40.</exception>
    public static long Of(double number)
    {
        if (number is not (>= 0 and < 1L << 40))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "An expected number must be at least 0 and at most 2^40.");
        }

        return (long)Math.Round(number * (1 << Bits));
    }

    /// <summary>Rounds an expected number down or up to a whole number, as a random draw decides. The mean over all draws is the expected number.</summary>
    /// <param name="number">The expected number in 2^-16, at least 0.</param>
    public static long Round(long number, uint draw) => (number + (draw >> (32 - Bits))) >> Bits;

    /// <summary>Returns a number from 0 to <paramref name="of"/> - 1 that a random draw selects, each equally likely.</summary>
    public static int Pick(uint draw, int of) => (int)((ulong)draw * (uint)of >> 32);
}
