using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace AdoptionSim.Client.Charts;

/// <summary>
/// An entry of a horizontal chart that compares several entries, such as policies. Its values are drawn as a point with a bar, or as two joined points.
/// </summary>
/// <param name="From">The first of two joined points; null for a single point.</param>
/// <param name="Low">The lower end of the bar; null if there is no bar.</param>
internal sealed record ChartRow(string Label, double? From, double To, double? Low = null, double? High = null);

/// <summary>
/// Draws a horizontal chart that compares several entries, such as policies. Each entry has its name on the left and its values as points on the same line.
/// </summary>
internal static class RowChart
{
    private const int Wide = 900;
    private const int Narrow = 400;
    private const int RowHeight = 26;
    private const int Frame = 110;
    private const int LabelSize = 11;
    private const int LongestLabel = 34;
    private const int LongestNarrow = 20;
    private const float MarkerSize = 9;

    private static readonly Color Ink = Color.FromHex("#444444");
    private static readonly Color Blue = Color.FromHex("#0072b2");

    /// <summary>Draws differences between simulations as points, with bars for their spread and a line at 0.</summary>
    /// <param name="axis">The quantity and its unit.</param>
    /// <param name="band">The source of the spread that the bars show.</param>
    public static Picture Intervals(string axis, string band, ImmutableArray<ChartRow> rows) =>
        Draw($"{axis}\nBar: {band}", rows, plot => DrawIntervals(plot, rows));

    /// <summary>
    /// Draws two values of each entry of a horizontal chart, joined by a line. An open circle marks the first value, such as before a policy, and a filled
    /// circle the second.
    /// </summary>
    public static Picture Dumbbell(string axis, string from, string to, ImmutableArray<ChartRow> rows) =>
        Draw($"{axis}\nOpen circle: {from}. Filled: {to}", rows, plot => DrawDumbbells(plot, rows));

    private static void DrawIntervals(Plot plot, ImmutableArray<ChartRow> rows)
    {
        plot.Add.VerticalLine(0, 1, Ink);
        foreach (var (index, row) in rows.Index().Where(row => row.Item.Low is not null))
        {
            var bar = plot.Add.Line(row.Low!.Value, -index, row.High!.Value, -index);
            (bar.LineWidth, bar.LineColor) = (3, Blue.WithAlpha(0.5));
        }

        Points(plot, rows, row => row.To, MarkerShape.FilledCircle);
    }

    private static void DrawDumbbells(Plot plot, ImmutableArray<ChartRow> rows)
    {
        foreach (var (index, row) in rows.Index().Where(row => row.Item.From is not null))
        {
            var line = plot.Add.Line(row.From!.Value, -index, row.To, -index);
            (line.LineWidth, line.LineColor) = (3, Color.FromHex("#aaaaaa"));
        }

        Points(plot, [.. rows.Select(row => row with { To = row.From ?? row.To })], row => row.To, MarkerShape.OpenCircle);
        Points(plot, rows, row => row.To, MarkerShape.FilledCircle);
    }

    private static void Points(Plot plot, ImmutableArray<ChartRow> rows, Func<ChartRow, double> value, MarkerShape shape)
    {
        var points = plot.Add.Markers(
            rows.Select(value).ToArray(),
            Enumerable.Range(0, rows.Length).Select(index => (double)-index).ToArray(),
            shape,
            MarkerSize,
            shape == MarkerShape.FilledCircle ? Blue : Ink
        );
        points.MarkerLineWidth = 2;
    }

    private static Picture Draw(string axis, ImmutableArray<ChartRow> rows, Action<Plot> draw)
    {
        using var turn = Drawing.Turn.EnterScope();
        return new Picture(
            Draw(axis, rows, draw, Wide, LongestLabel),
            Draw(axis.Replace(". Filled", ".\nFilled", StringComparison.Ordinal), rows, draw, Narrow, LongestNarrow)
        );
    }

    private static string Draw(string axis, ImmutableArray<ChartRow> rows, Action<Plot> draw, int width, int longest)
    {
        using var plot = new Plot();
        draw(plot);
        plot.Axes.AutoScale();
        plot.Axes.Left.SetTicks(
            Enumerable.Range(0, rows.Length).Select(index => (double)-index).ToArray(),
            [.. rows.Select(row => row.Label.Length <= longest ? row.Label : row.Label[..(longest - 2)] + "..")]
        );
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = value => value.ToString("#,0.####", CultureInfo.InvariantCulture) };
        plot.Axes.SetLimitsY(0.6 - rows.Length, 0.6);

        // Room for half of the last number of the axis.
        plot.Axes.Right.MinimumSize = 40;
        plot.XLabel(axis, LabelSize);
        Lettering.Set(plot);
        return Lettering.WithFallback(plot.GetSvgXml(width, Frame + (RowHeight * rows.Length)));
    }
}
