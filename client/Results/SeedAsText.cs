using System.Globalization;

namespace AdoptionSim.Client.Results;

/// <summary>
/// The seed of a run as a string, for JSON files. Many programs, jq and R among them, read a JSON number as a double and round seeds above 2^53.
/// </summary>
internal static class SeedAsText
{
    public static string Of(ulong seed) => seed.ToString(CultureInfo.InvariantCulture);
}
