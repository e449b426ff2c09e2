namespace AdoptionSim.Model.Towers;

/// <summary>
/// Computes the share of calls that find all channels busy if calls arrive at random and blocked calls are not retried: A. K. Erlang (1917), "Solution of some
/// problems in the theory of probabilities of significance in automatic telephone exchanges".
/// </summary>
/// <remarks>An approximation for WCDMA, whose capacity is soft: a sector is assumed to have a fixed number of voice channels.</remarks>
public static class ErlangB
{
    /// <summary>
    /// Returns the blocking probability, 0 to 1, by the recursion on its inverse, I(0) = 1, I(n) = 1 + I(n-1) n / A. Source: Iversen, Teletraffic Engineering
    /// and Network Planning, numerical evaluation of the Erlang-B formula. All terms are positive, so that no precision is lost by cancellation. A result too
    /// small for a double becomes 0.
    /// </summary>
    /// <param name="offeredErlangs">The offered traffic A in erlangs, at least 0.</param>
    /// <param name="channels">The number of channels, at least 0; with 0 channels, every call is blocked.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or not a number.</exception>
    public static double Blocking(double offeredErlangs, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channels);
        if (!(offeredErlangs >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(offeredErlangs), offeredErlangs, "Offered traffic is at least 0 erlangs.");
        }

        var inverse = 1.0;
        for (var channel = 1; channel <= channels; channel++)
        {
            inverse = 1 + (inverse * channel / offeredErlangs);
        }

        return 1 / inverse;
    }
}
