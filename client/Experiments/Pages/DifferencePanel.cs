using AdoptionSim.Client.Charts;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Makes a chart of how one setting (combination of parameter values) differs from the reference setting over time. It has one line and one band, which is
/// labelled with the cause of the spread.
/// </summary>
internal static class DifferencePanel
{
    /// <param name="line">The differences of one setting, in order of date; at least one.</param>
    /// <param name="reference">The short name of the reference.</param>
    /// <param name="limits">The limits of the axis, the same for all charts of a picture.</param>
    public static Panel Of(SettingDifference[] line, string reference, string unit, (double Low, double High) limits)
    {
        var setting = line[0].Setting;
        return new Panel($"{setting.Label}, minus {reference}", unit, [new PanelLine(setting.Label, [.. line.Select(each => (each.Date, each.Difference))])])
        {
            HasLabelsAtEnds = true,
            Limits = limits,
            Band = line[^1].Low is null
                ? null
                : new PanelBand(
                    PageText.NameOf(line[^1].Spread),
                    [.. line.Where(each => each.Low is not null).Select(each => (each.Date, each.Low!.Value, each.High!.Value))]
                ),
        };
    }

    /// <summary>Returns limits for the axis of charts of differences, wide enough for 0 and for all differences with their bands.</summary>
    public static (double Low, double High) Limits(IEnumerable<SettingDifference> all)
    {
        const double air = 0.08;
        double[] ends = [0, .. all.SelectMany(each => new[] { each.Difference, each.Low ?? 0, each.High ?? 0 })];
        var (low, high) = (ends.Min(), ends.Max());
        var span = high > low ? high - low : 1;
        return (low - (air * span), high + (air * span));
    }
}
