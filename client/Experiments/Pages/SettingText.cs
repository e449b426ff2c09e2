using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>Makes the texts that name a setting (combination of parameter values): a short label for charts, and words for sentences.</summary>
internal static class SettingText
{
    /// <summary>The longest label that leaves room for the lines of a chart on a phone, in letters.</summary>
    private const int Longest = 22;

    /// <summary>
    /// Returns a setting (combination of parameter values) with a short label for charts and a text for sentences, both made from its values or its point's
    /// number.
    /// </summary>
    /// <param name="values">The values of the levers, or of the point.</param>
    public static Setting Of(Experiment experiment, int index, Point point, ImmutableArray<string> values)
    {
        var parameters = experiment.Table.Parameters;
        var text = string.Join(" and ", parameters.Zip(values).Select(each => $"{each.First} {each.Second}"));
        return experiment.Levers.IsEmpty && parameters.Length > 0 ? new Setting(index, values, $"point {point.Number}", $"point {point.Number} ({text})")
            : parameters.Length == 0 ? new Setting(index, values, "base", "the base scenario")
            : new Setting(index, values, Short(string.Join(" / ", values)), text);
    }

    /// <summary>Returns a text, cut off with two dots if it is too long. The full text is shown elsewhere, for example in a table.</summary>
    public static string Short(string label, int longest = Longest) => label.Length <= longest ? label : label[..(longest - 2)].TrimEnd() + "..";
}
