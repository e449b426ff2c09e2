using System.Collections.Immutable;
using ScottPlot;

namespace AdoptionSim.Client.Charts;

/// <summary>Writes the label of each line to the right of its end, in the colour of the line, such that no label covers another.</summary>
internal static class EndLabels
{
    private const int Size = 11;

    /// <summary>The assumed width in pixels of a letter in a label, a little more than the mean of the fonts used.</summary>
    private const double Letter = 6.4;

    /// <summary>The width in pixels that is reserved to the left of a chart's lines, for the axis with its tick marks and its label.</summary>
    private const double Left = 75;

    /// <summary>The least vertical distance between two labels, as a share of the chart's height.</summary>
    private const double Distance = 0.085;

    private const int Gap = 5;

    /// <summary>Adds a label at the right end of each line of a chart. The limits of the plot's axes must be set before.</summary>
    /// <param name="width">The width of the chart in pixels.</param>
    public static void Add(Plot plot, Panel panel, ImmutableArray<Color> colors, double width)
    {
        var limits = plot.Axes.GetLimits();
        var lines = panel.Lines.Index().Where(line => panel.IsDrawn(line.Item)).OrderBy(line => line.Item.Points[^1].Value).ToArray();
        var heights = Spread(Array.ConvertAll(lines, line => (On(panel, line.Item.Points[^1].Value) - limits.Bottom) / limits.VerticalSpan));
        var room = ((Letter * lines.Max(line => line.Item.Label.Length)) + (2 * Gap)) / (width - Left);
        plot.Axes.SetLimitsX(limits.Left, limits.Left + (limits.HorizontalSpan / (1 - room)));
        foreach (var ((index, line), height) in lines.Zip(heights))
        {
            var (end, at) = (line.Points[^1].Date.ToDateTime(TimeOnly.MinValue).ToOADate(), limits.Bottom + (height * limits.VerticalSpan));
            var text = plot.Add.Text(line.Label, end, at);
            text.LabelFontName = Lettering.Name;
            (text.LabelFontColor, text.LabelFontSize, text.LabelAlignment, text.OffsetX) = (colors[index % colors.Length], Size, Alignment.MiddleLeft, Gap);
        }
    }

    private static double On(Panel panel, double value) => panel.IsLogarithmic ? Math.Log10(value) : value;

    /// <summary>
    /// Returns heights for the labels at line ends: the heights of the ends, moved apart so that no label covers another, and within the chart.
    /// </summary>
    /// <param name="ends">The heights of the line ends in ascending order, as shares of the chart's height.</param>
    private static double[] Spread(double[] ends)
    {
        var heights = ends.ToArray();
        for (var index = 0; index < heights.Length; index++)
        {
            heights[index] = Math.Max(heights[index], index == 0 ? Distance / 2 : heights[index - 1] + Distance);
        }

        for (var index = heights.Length - 1; index >= 0; index--)
        {
            heights[index] = Math.Min(heights[index], index == heights.Length - 1 ? 1 - (Distance / 2) : heights[index + 1] - Distance);
        }

        return heights;
    }
}
