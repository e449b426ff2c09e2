using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace AdoptionSim.Client.Charts;

/// <summary>Draws one chart of a picture: its lines, band, published figures, axes and legend.</summary>
internal static class PanelPlot
{
    private const int TitleSize = 14;
    private const int LabelSize = 11;
    private const double Headroom = 1.05;
    private const double BandOpacity = 0.25;

    /// <summary>Line colours that readers with red-green colour blindness can distinguish (Okabe and Ito 2008).</summary>
    private static readonly ImmutableArray<Color> Colors =
    [
        Color.FromHex("#0072b2"),
        Color.FromHex("#d55e00"),
        Color.FromHex("#009e73"),
        Color.FromHex("#cc79a7"),
    ];

    /// <summary>Returns the plot of one chart, which draws only within its own area of a shared canvas. The caller disposes of it.</summary>
    /// <param name="width">The width of the plot in pixels.</param>
    public static Plot Of(Panel panel, double width)
    {
        var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        DrawBand(plot, panel);
        foreach (var (index, line) in panel.Lines.Index().Where(each => panel.IsDrawn(each.Item)))
        {
            Draw(plot, line, Colors[index % Colors.Length], panel.IsLogarithmic && !line.IsOnRight);
        }

        foreach (var marks in panel.Marks)
        {
            RecordMarks.Draw(plot, marks, lowerLimits: "at least");
        }

        plot.Title(panel.Title, TitleSize);
        Axes(plot, panel);
        if (panel.HasLabelsAtEnds)
        {
            plot.HideLegend();
            EndLabels.Add(plot, panel, Colors, width);
        }
        else
        {
            Legend(plot);
        }

        Lettering.Set(plot);
        return plot;
    }

    private static void DrawBand(Plot plot, Panel panel)
    {
        if (panel.Band is { } band)
        {
            double[] days = [.. band.Points.Select(point => point.Date.ToDateTime(TimeOnly.MinValue).ToOADate())];
            var drawn = plot.Add.FillY(days, [.. band.Points.Select(point => point.Low)], [.. band.Points.Select(point => point.High)]);
            (drawn.FillColor, drawn.LineWidth) = (Colors[0].WithAlpha(BandOpacity), 0);
        }

        if (panel.Limits is not null)
        {
            plot.Add.HorizontalLine(0, 1, Color.FromHex("#444444"));
        }
    }

    private static void Draw(Plot plot, PanelLine line, Color color, bool isLogarithmic)
    {
        var points = line.Points.Where(point => !isLogarithmic || point.Value > 0).ToArray();
        var drawn = plot.Add.ScatterLine(
            points.Select(point => point.Date.ToDateTime(TimeOnly.MinValue).ToOADate()).ToArray(),
            points.Select(point => isLogarithmic ? Math.Log10(point.Value) : point.Value).ToArray(),
            color
        );
        (drawn.LineWidth, drawn.LegendText) = (2, line.Label);
        if (line.IsOnRight)
        {
            drawn.Axes.YAxis = plot.Axes.Right;
        }
    }

    private static void Axes(Plot plot, Panel panel)
    {
        var end = panel.Lines.SelectMany(line => line.Points).Select(point => point.Date).DefaultIfEmpty(DateOnly.MaxValue).Max();
        plot.Axes.DateTimeTicksBottom().TickGenerator = new DateTimeAutomatic { LabelFormatter = date => DateOnly.FromDateTime(date) <= end ? Day(date) : "" };
        plot.YLabel(panel.Axis, LabelSize);
        if (panel.Band is { } band)
        {
            plot.XLabel($"Band: {band.Name}", LabelSize);
        }

        plot.Axes.Left.TickGenerator = Ticks(panel.IsLogarithmic);
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsY(panel.Limits?.Low ?? Bottom(panel), panel.Limits?.High ?? Top(panel, isOnRight: false));
        if (panel.Right is { } right)
        {
            plot.Axes.Right.TickGenerator = Ticks(isLogarithmic: false);
            plot.Axes.Right.Label.Text = right;
            plot.Axes.Right.Label.FontSize = LabelSize;
            plot.Axes.SetLimitsY(0, Top(panel, isOnRight: true), plot.Axes.Right);
        }
    }

    private static void Legend(Plot plot)
    {
        plot.Legend.FontSize = LabelSize;
        (plot.Legend.Orientation, plot.Legend.TightHorizontalWrapping) = (Orientation.Horizontal, true);
        (plot.Legend.OutlineWidth, plot.Legend.ShadowColor) = (0, ScottPlot.Colors.Transparent);
        plot.ShowLegend(Edge.Bottom).Padding = new PixelPadding(0);
    }

    /// <summary>Returns the lower limit of the left axis: 0, or less if a chart in powers of ten has lines below 1.</summary>
    private static double Bottom(Panel panel) =>
        panel is { IsLogarithmic: true, HasLabelsAtEnds: true }
            ? Math.Min(0, panel.Lines.SelectMany(line => line.Points).Where(point => point.Value > 0).Select(point => Math.Log10(point.Value)).Min())
            : 0;

    /// <summary>Returns the upper limit of an axis: a little above the highest point.</summary>
    private static double Top(Panel panel, bool isOnRight)
    {
        var lines = panel.Lines.Where(line => line.IsOnRight == isOnRight).SelectMany(line => line.Points).Select(point => point.Value);
        var marks = isOnRight ? [] : panel.Marks.SelectMany(marks => marks.Points).Select(mark => mark.Published);
        var most = lines.Concat(marks).Append(isOnRight ? 0 : panel.Top).Max();
        return panel.IsLogarithmic && !isOnRight ? Math.Max(1, Headroom * Math.Log10(Math.Max(1, most)))
            : most > 0 ? Headroom * most
            : 1;
    }

    /// <summary>Formats a date: as yyyy on 1 January, as yyyy-MM on the first day of any other month, otherwise as yyyy-MM-dd.</summary>
    private static string Day(DateTime date) =>
        date.ToString(
            date.Day > 1 ? "yyyy-MM-dd"
                : date.Month > 1 ? "yyyy-MM"
                : "yyyy",
            CultureInfo.InvariantCulture
        );

    private static NumericAutomatic Ticks(bool isLogarithmic) =>
        isLogarithmic
            ? new NumericAutomatic
            {
                IntegerTicksOnly = true,
                MinorTickGenerator = new LogMinorTickGenerator(),
                LabelFormatter = value => Math.Pow(10, value).ToString("#,0.###", CultureInfo.InvariantCulture),
            }
            : new NumericAutomatic { LabelFormatter = value => value.ToString("#,0.###", CultureInfo.InvariantCulture) };
}
