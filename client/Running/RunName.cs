using System.Globalization;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Running;

/// <summary>A run's name: the first part of its grains' keys and, by default, the name of its folder.</summary>
internal static class RunName
{
    /// <summary>Room for a number that tells runs of one name apart: replicates, or runs that begin in the same second.</summary>
    private const int NumberLength = 5;

    /// <summary>Reads a name given by the user; false where <see cref="NameRule"/> does not allow it.</summary>
    public static bool TryRead(string text, out string? value)
    {
        value = text;
        return NameRule.IsValid(text);
    }

    /// <summary>Returns the scenario and the time, to the second; a long scenario is cut so that a number can follow.</summary>
    public static string From(string scenario, DateTimeOffset now)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"-{now.UtcDateTime:yyyyMMdd-HHmmss}");
        return scenario[..Math.Min(scenario.Length, NameRule.MaxLength - time.Length - NumberLength)] + time;
    }
}
