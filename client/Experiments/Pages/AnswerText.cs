using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Statistics;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>Writes the answer to the question of an experiment in one sentence, with its interval and its date.</summary>
/// <param name="measure">The measure in words.</param>
/// <param name="values">The values of the measure on its last date.</param>
internal sealed class AnswerText(string measure, string unit, PageResults results, DatedValues values)
{
    private readonly ImmutableArray<SettingDifference> _differences =
    [
        .. results.Compared.Select(setting => SettingDifference.Of(values, results.Reference, setting)).OfType<SettingDifference>(),
    ];

    private string Measure => $"{measure} on {Reports.Html.Date(values.Date)}";

    public string Text =>
        results.Settings.Length == 1 ? OfOne()
        : _differences.IsEmpty ? "No two settings have runs with the same seed yet, so there is no difference to show."
        : results.Reference == Setting.Mean ? OfPoints()
        : _differences is [var only] ? OfTwo(only)
        : OfMany();

    private string OfOne()
    {
        double[] all = [.. values.Of(results.Reference).Values.SelectMany(seeds => seeds.Values)];
        return all.Length == 0 ? "No run is done, so there is no answer."
            : MeanInterval.Of(all) is { } interval
                ? $"{Capital(Measure)} is {PageText.Number(interval.Mean)} {unit} on average: 90 % interval {PageText.Number(interval.Low)} to "
                    + $"{PageText.Number(interval.High)}, luck over {all.Length} seeds. Nothing is varied, so there is no difference to show."
            : $"{Capital(Measure)} is {PageText.Number(all[0])} {unit} with one seed, which shows no spread.";
    }

    private string OfPoints()
    {
        var (least, most) = (_differences.MinBy(each => each.Value)!, _differences.MaxBy(each => each.Value)!);
        return $"{Capital(Measure)} ranges from {PageText.Number(least.Value)} ({least.Setting.Text}) to {PageText.Number(most.Value)} {unit} "
            + $"({most.Setting.Text}) over "
            + $"{_differences.Length} plausible parameter sets: ignorance, which does not narrow with more runs.";
    }

    private string OfTwo(SettingDifference only)
    {
        var (setting, reference) = (only.Setting.Text, results.Reference.Text);
        return only.IsNothing
                ? $"No difference is shown: {Measure} is exactly the same with {setting} as with {reference}, at all of {only.Count} {Counted(only)}."
            : only.Low is null
                ? $"With {setting} instead of {reference}, the difference in {Measure} is {PageText.Signed(only.Difference)} {unit} with one seed, which "
                    + "shows no interval."
            : only.IsShown
                ? $"With {setting} instead of {reference}, the difference in {Measure} is {PageText.Signed(only.Difference)} {unit}{ShareOf(only)}: "
                    + $"{PageText.Band(only)}."
            : $"No difference is shown in {Measure} between {setting} and {reference}: the mean difference is {PageText.Signed(only.Difference)} "
                + $"{unit}, and its {PageText.Band(only)}, contains 0.";
    }

    private string OfMany()
    {
        var (best, worst) = (_differences.MaxBy(each => each.Difference)!, _differences.MinBy(each => each.Difference)!);
        var head = $"Of {results.Settings.Length} settings, compared with {results.Reference.Text} in {Measure} ({unit}): ";
        return _differences.All(each => !each.IsShown)
            ? $"No difference is shown in {Measure} between {results.Reference.Text} and any of {_differences.Length} other settings: all "
                + $"intervals contain 0. The "
                + $"largest mean difference is {Named(_differences.MaxBy(each => Math.Abs(each.Difference))!)}."
            : head
                + (best.Difference > 0 ? $"the highest is {Named(best)}; " : $"the highest is {results.Reference.Text} itself; ")
                + (worst.Difference < 0 ? $"the lowest is {Named(worst)}." : $"the lowest is {results.Reference.Text} itself.");
    }

    private static string Named(SettingDifference each) =>
        each.IsNothing
            ? $"{each.Setting.Text}, without any difference"
            : $"{each.Setting.Text} with {PageText.Signed(each.Difference)} "
                + $"({PageText.Band(each)}{(each.IsShown ? "" : ", which contains 0: no difference is shown")})";

    private static string ShareOf(SettingDifference each) => each.Share is { } share ? $" ({PageText.SignedPercent(share)})" : "";

    private static string Counted(SettingDifference each) => each.Spread == Spread.Luck ? "seeds" : "parameter sets";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
