using System.Globalization;
using System.Text.RegularExpressions;

namespace AdoptionSim.Client.Running;

/// <summary>A run's name: the first part of its grains' keys and, by default, the name of its folder.</summary>
internal static partial class RunName
{
    public static bool TryRead(string text, out string? value)
    {
        value = text;
        return Allowed().IsMatch(text);
    }

    /// <summary>The scenario and the time, to the second; whoever makes the folder adds a number where two runs begin in one second.</summary>
    public static string From(string scenario, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{scenario}-{now.UtcDateTime:yyyyMMdd-HHmmss}");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
    private static partial Regex Allowed();
}
