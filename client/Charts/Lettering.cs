using ScottPlot;
using SkiaSharp;

namespace AdoptionSim.Client.Charts;

/// <summary>Chooses the font of pictures: the first family of a list that is installed on this machine. The reader's machine may have none of them.</summary>
internal static class Lettering
{
    /// <remarks>
    /// Liberation Sans has the widths of Arial, with which most readers see a picture whose font they lack. Skia walks through all characters of a font for
    /// each text of an SVG: with the 5,900 of DejaVu Sans, that took a quarter of the processor time of the tests of replicates (33.7 and 25.0 s).
    /// </remarks>
    private static readonly string[] Families = ["Open Sans", "Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial"];

    public static void Set(Plot plot)
    {
        if (Family() is { } family)
        {
            plot.Font.Set(family);
        }
    }

    /// <summary>The name of the font family for texts inside a chart, which ignore the font set for the plot.</summary>
    public static string Name => Family() ?? Fonts.Default;

    public static SKTypeface Typeface() => Fonts.GetTypeface(Name, false, false);

    /// <summary>Adds generic fallback families to an SVG, for machines without the font it was drawn with.</summary>
    public static string WithFallback(string svg) =>
        Families.Aggregate(svg, (text, family) => text.Replace($"font-family=\"{family}\"", $"font-family=\"{family}, sans-serif\"", StringComparison.Ordinal));

    private static string? Family() => Families.FirstOrDefault(name => Fonts.GetTypeface(name, false, false)?.FamilyName == name);
}
