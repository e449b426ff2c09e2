using System.Collections.Immutable;
using System.Text;
using ScottPlot;
using SkiaSharp;

namespace AdoptionSim.Client.Charts;

/// <summary>Draws charts as one SVG picture: in rows of two, with or without a common title, or in one column without a title.</summary>
internal static class PanelPicture
{
    private const int Columns = 2;
    private const int Width = 620;
    private const int NarrowWidth = 400;
    private const int PlainWidth = 900;
    private const int PlainHalf = 490;
    private const int Height = 310;
    private const int Margin = 12;
    private const int TitleHeight = 44;
    private const int TitleSize = 18;

    public static string Of(string title, ImmutableArray<Panel> panels) => Of(title, panels, Columns, Width);

    /// <summary>Draws charts in one column, without a common title, and returns the picture as the text of an SVG.</summary>
    public static string Narrow(ImmutableArray<Panel> panels) => Of(null, panels, 1, NarrowWidth);

    /// <summary>
    /// Draws charts without a common title as a picture in two sizes. The wide one has a single chart over the whole width, or several in rows of two; the
    /// narrow one has a single column.
    /// </summary>
    public static Picture Plain(ImmutableArray<Panel> panels) =>
        new(panels.Length == 1 ? Of(null, panels, 1, PlainWidth) : Of(null, panels, Columns, PlainHalf), Narrow(panels));

    private static string Of(string? title, ImmutableArray<Panel> panels, int columns, int panelWidth)
    {
        using var turn = Drawing.Turn.EnterScope();
        var rows = (panels.Length + columns - 1) / columns;
        var above = title is null ? 0 : TitleHeight;
        var (width, height) = (columns * panelWidth, above + (rows * Height));
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
        {
            Head(canvas, title, width, height);
            foreach (var (index, panel) in panels.Index())
            {
                using var plot = PanelPlot.Of(panel, panelWidth - (2 * Margin));
                var (left, top) = (index % columns * panelWidth, above + (index / columns * Height));
                plot.Render(canvas, new PixelRect(left + Margin, left + panelWidth - Margin, top + Height, top));
            }
        }

        return Lettering.WithFallback(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Head(SKCanvas canvas, string? title, int width, int height)
    {
        using var ground = new SKPaint();
        ground.Color = SKColors.White;
        canvas.DrawRect(0, 0, width, height, ground);
        if (title is null)
        {
            return;
        }

        using var ink = new SKPaint();
        using var font = new SKFont(Lettering.Typeface(), TitleSize);
        canvas.DrawText(title, width / 2f, (TitleHeight + TitleSize) / 2f, SKTextAlign.Center, font, ink);
    }
}
