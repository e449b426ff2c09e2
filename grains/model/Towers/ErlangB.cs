namespace AdoptionSim.Model.Towers;

/// <summary>
/// The share of calls that find all channels busy, where calls arrive at random and blocked ones go away: A. K. Erlang (1917),
/// "Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges".
/// </summary>
/// <remarks>
/// For WCDMA, whose capacity is soft, it is an approximation: a sector is taken to have a fixed number of voice channels.
/// </remarks>
public static class ErlangB
{
    /// <summary>
    /// The blocking probability, 0 to 1, by the recursion on its inverse, I(0) = 1, I(n) = 1 + I(n-1) n / A (Iversen, Teletraffic
    /// Engineering and Network Planning, numerical evaluation of the Erlang-B formula): all terms are positive, so nothing cancels,
    /// and what is too small for a number becomes 0.
    /// </summary>
    /// <param name="offeredErlangs">Offered traffic A, at least 0.</param>
    /// <param name="channels">At least 0; where there is none, every call is blocked.</param>
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
