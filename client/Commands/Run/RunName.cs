using System.Globalization;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>
/// Reads and makes names of runs. A name is the first part of the keys of the run's grains (Orleans objects) and, by default, the name of its folder.
/// </summary>
internal static class RunName
{
    /// <summary>
    /// The number of characters kept free at the end of a name for a number that distinguishes runs: replicates, or runs started in the same second.
    /// </summary>
    private const int NumberLength = 5;

    /// <summary>Reads a name given by the user; false if <see cref="NameRule"/> does not allow it.</summary>
    public static bool TryRead(string text, out string? value)
    {
        value = text;
        return NameRule.IsValid(text);
    }

    /// <summary>Returns a name made of the scenario and the time, to the second. A long scenario name is shortened to leave room for a number.</summary>
    public static string From(string scenario, DateTimeOffset now)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"-{now.UtcDateTime:yyyyMMdd-HHmmss}");
        return scenario[..Math.Min(scenario.Length, NameRule.MaxLength - time.Length - NumberLength)] + time;
    }
}
