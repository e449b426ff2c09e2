using System.Collections.Immutable;
using System.Text;
using ScottPlot;
using SkiaSharp;

namespace AdoptionSim.Client.Charts;

/// <summary>Several charts as one SVG, two side by side, under a common title.</summary>
internal static class PanelPicture
{
    private const int Columns = 2;
    private const int Width = 620;
    private const int Height = 310;
    private const int Margin = 12;
    private const int TitleHeight = 44;
    private const int TitleSize = 18;

    public static string Of(string title, ImmutableArray<Panel> panels)
    {
        var rows = (panels.Length + Columns - 1) / Columns;
        var (width, height) = (Columns * Width, TitleHeight + (rows * Height));
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
        {
            Head(canvas, title, width, height);
            foreach (var (index, panel) in panels.Index())
            {
                using var plot = PanelPlot.Of(panel);
                var (left, top) = (index % Columns * Width, TitleHeight + (index / Columns * Height));
                plot.Render(canvas, new PixelRect(left + Margin, left + Width - Margin, top + Height, top));
            }
        }

        return Lettering.WithFallback(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Head(SKCanvas canvas, string title, int width, int height)
    {
        using var ground = new SKPaint();
        ground.Color = SKColors.White;
        canvas.DrawRect(0, 0, width, height, ground);
        using var ink = new SKPaint();
        using var font = new SKFont(Lettering.Typeface(), TitleSize);
        canvas.DrawText(title, width / 2f, (TitleHeight + TitleSize) / 2f, SKTextAlign.Center, font, ink);
    }
}
