using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>Refuses a run that would make every citizen an active grain (Orleans object), before it begins, if the grains do not fit into memory.</summary>
internal static class MemoryCheck
{
    /// <param name="available">The available memory in bytes.</param>
    /// <exception cref="RefusedException">The activations do not fit.</exception>
    public static void Check(RunOptions options, Nation nation, long available)
    {
        var citizens = nation.Districts.Sum(district => (double)district.People) * options.Scale;
        var needed = MemoryNeeds.Of(citizens, Delivery.Message);
        if (options.Delivery == Delivery.Message && needed > available)
        {
            throw new RefusedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--delivery message needs about {needed / 1e9:N1} GB for the activations of {citizens:N0} citizens, and {available / 1e9:N1} "
                        + $"GB are available; expected a --scale of at most {Fitting(options.Scale * available / needed)}."
                )
            );
        }
    }

    /// <summary>
    /// Returns the greatest scale (simulated citizens per real one) that fits into memory, rounded down to two significant digits, to suggest it to the user.
    /// </summary>
    private static double Fitting(double scale)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(scale)) - 1);
        return Math.Round(Math.Floor(scale / unit) * unit, 12);
    }
}
