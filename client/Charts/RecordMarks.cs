using ScottPlot;

namespace AdoptionSim.Client.Charts;

/// <summary>Draws published figures into a chart: a point as published, with a bar over its range; a triangle for a lower limit.</summary>
internal static class RecordMarks
{
    private const float Size = 8;
    private const float LineWidth = 2;

    private static readonly Color Ink = Color.FromHex("#444444");
    private static readonly Color Red = Color.FromHex("#cc0000");

    /// <param name="lowerLimits">The label of lower limits in the legend.</param>
    public static void Draw(Plot plot, PanelMarks marks, string lowerLimits)
    {
        var (shape, color) = Look(marks.Kind);
        foreach (var mark in marks.Points.Where(mark => mark.High > mark.Low))
        {
            var bar = plot.Add.Line(Day(mark), mark.Low, Day(mark), mark.Published);
            (bar.LineWidth, bar.LineColor) = (LineWidth, color);
        }

        Markers(plot, [.. marks.Points.Where(mark => mark.High is not null)], shape, color, marks.Label);
        Markers(plot, [.. marks.Points.Where(mark => mark.High is null)], MarkerShape.OpenTriangleUp, color, lowerLimits);
    }

    private static void Markers(Plot plot, PanelMark[] points, MarkerShape shape, Color color, string label)
    {
        if (points.Length > 0)
        {
            var markers = plot.Add.Markers(points.Select(Day).ToArray(), points.Select(point => point.Published).ToArray(), shape, Size, color);
            (markers.MarkerLineWidth, markers.LegendText) = (LineWidth, label);
        }
    }

    private static (MarkerShape Shape, Color Color) Look(MarkKind kind) =>
        kind switch
        {
            MarkKind.Calibrate => (MarkerShape.FilledCircle, Ink),
            MarkKind.Fitted => (MarkerShape.FilledSquare, Ink),
            MarkKind.Insight => (MarkerShape.OpenDiamond, Red),
            MarkKind.Validate => (MarkerShape.FilledDiamond, Red),
            MarkKind.Input => (MarkerShape.OpenSquare, Ink),
            _ => (MarkerShape.OpenCircle, Ink),
        };

    private static double Day(PanelMark mark) => mark.Date.ToDateTime(TimeOnly.MinValue).ToOADate();
}
