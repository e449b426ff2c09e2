using System.Globalization;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>Formats numbers, measures and places as text for the page of an experiment.</summary>
internal static class PageText
{
    private const double Percent = 100;

    /// <summary>
    /// Returns a number as text: without decimals from 100 on, with up to two from 1 on, and with up to four below 1. Returns a dash for null.
    /// </summary>
    public static string Number(double? value) => value is { } number ? number.ToString(Format(Math.Abs(number)), CultureInfo.InvariantCulture) : "-";

    /// <summary>Returns a difference as text, with a plus sign if it is greater than 0; a dash for null.</summary>
    public static string Signed(double? value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>Returns a share as a signed percentage, such as <c>+2.5 %</c> for 0.025; a dash for null.</summary>
    public static string SignedPercent(double? share) => share is { } number ? Signed(Math.Round(Percent * number, 2)) + " %" : "-";

    /// <summary>
    /// Returns the band (range of uncertainty) of a difference in words: its two ends and its cause, luck (seeds) or ignorance (uncertain parameters).
    /// </summary>
    public static string Band(SettingDifference difference) =>
        difference.Low is null ? "one seed: no interval"
        : difference.Spread == Spread.Luck ? $"90 % interval {Signed(difference.Low)} to {Signed(difference.High)}: luck, over {difference.Count} seeds"
        : $"range {Signed(difference.Low)} to {Signed(difference.High)} over {difference.Count} plausible parameter sets: ignorance";

    /// <summary>Returns the words by which the charts of a page name a cause of spread: luck (seeds) or ignorance (uncertain parameters).</summary>
    public static string NameOf(Spread spread) => spread == Spread.Luck ? "luck: 90 % interval over seeds" : "ignorance: range over parameter sets";

    /// <summary>Returns in words a measure that an experiment records, with its place and group of people.</summary>
    public static string Of(AskedMeasure measure, Nation nation) =>
        string.Join(", ", new[] { Words(measure.Name), PartOf(measure, nation) }.Where(part => part.Length > 0));

    /// <summary>Returns in words the place and the group of people of a measure; empty for all people of the nation.</summary>
    public static string PartOf(AskedMeasure measure, Nation nation) =>
        string.Join(
            ", ",
            new[] { measure.Place is { } place ? PlaceOf(place, nation) : "", measure.Group is { } group ? $"{Words(group.Dimension)} {group.Key}" : "" }.Where(
                part => part.Length > 0
            )
        );

    /// <summary>Returns the name of the province or district with the given key; the key itself if it does not exist.</summary>
    public static string PlaceOf(string place, Nation nation) =>
        nation.Provinces.FirstOrDefault(province => province.Key == place)?.Name
        ?? nation.Districts.FirstOrDefault(district => district.Key == place)?.Name
        ?? place;

    /// <summary>Returns a name from a file as words, with spaces for underscores and without "percent", because the unit is shown beside it.</summary>
    public static string Words(string name) => name.Replace("_percent", "", StringComparison.Ordinal).Replace('_', ' ');

    private static string Format(double size) =>
        size >= 100 ? "N0"
        : size >= 1 ? "0.##"
        : "0.####";
}
