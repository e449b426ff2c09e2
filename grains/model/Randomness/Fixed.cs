namespace AdoptionSim.Model.Randomness;

/// <summary>Numbers to expect, in 2^-16, that a draw rounds to whole ones: right on average, and more wherever the number to expect is more.</summary>
public static class Fixed
{
    public const int Bits = 16;

    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite, or exceeds 2^40.</exception>
    public static long Of(double number)
    {
        if (number is not (>= 0 and < 1L << 40))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "A number to expect is at least 0.");
        }

        return (long)Math.Round(number * (1 << Bits));
    }

    /// <summary>A whole number: rounded down or up, so that it is the number to expect on average over all draws.</summary>
    /// <param name="number">In 2^-16, at least 0.</param>
    public static long Round(long number, uint draw) => (number + (draw >> (32 - Bits))) >> Bits;

    /// <summary>One of so many, each as likely as another.</summary>
    public static int Pick(uint draw, int of) => (int)((ulong)draw * (uint)of >> 32);
}
