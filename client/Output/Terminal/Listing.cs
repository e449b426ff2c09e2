using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Output;

/// <summary>Prints tables: fitted to the width of a terminal; otherwise one line per row, without wrapping or trailing blanks.</summary>
internal static class Listing
{
    /// <summary>A width in columns greater than that of any row, for output that is not a terminal.</summary>
    private const int Unlimited = 100_000;

    /// <summary>Prints tables one after the other, with one blank line between them.</summary>
    public static void Write(IAnsiConsole console, params IEnumerable<Table> tables)
    {
        var all = tables.ToArray();
        for (var index = 0; index < all.Length; index++)
        {
            Write(console, index == 0 ? all[index] : new WithoutTop(all[index]));
        }
    }

    public static void Write(IAnsiConsole console, IRenderable renderable)
    {
        if (console.Profile.Out.IsTerminal)
        {
            console.Write(renderable);
            return;
        }

        var segments = renderable.Render(RenderOptions.Create(console, console.Profile.Capabilities), Unlimited);
        foreach (var line in Segment.SplitLines(segments))
        {
            console.Profile.Out.Writer.WriteLine(string.Concat(line.Select(segment => segment.Text)).TrimEnd());
        }
    }

    /// <summary>A table without the blank line above it, because the table printed before it ends with one.</summary>
    private sealed class WithoutTop(Table table) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => ((IRenderable)table).Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            var lines = Segment.SplitLines(((IRenderable)table).Render(options, maxWidth));
            return lines.SkipWhile(line => line.All(segment => segment.IsWhiteSpace)).SelectMany(line => line.Append(Segment.LineBreak));
        }
    }
}
