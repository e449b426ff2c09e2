using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>
/// A panel of the screen of <c>watch</c>: a title line, and below it the content, fitted to the space available. The rightmost column stays free.
/// </summary>
internal abstract class Part : Renderable
{
    protected const int LineAroundTitle = 6;

    protected static readonly Style Plain = Style.Plain;
    protected static readonly Style Faint = new(Color.Grey);
    protected static readonly Style Simulated = new(Color.DeepSkyBlue1);
    protected static readonly Style Published = new(Color.White);
    protected static readonly Style HeldOut = new(Color.IndianRed1);

    /// <summary>Returns the title in Spectre's markup; its line needs <see cref="LineAroundTitle"/> more columns.</summary>
    /// <param name="width">The panel's width in columns.</param>
    protected abstract string Title(RenderOptions options, int width);

    /// <summary>Returns the content of the panel: at most <paramref name="height"/> lines, none wider than <paramref name="width"/>.</summary>
    protected abstract IEnumerable<IEnumerable<Segment>> Lines(RenderOptions options, int width, int height);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var width = Math.Max(1, maxWidth - 1);
        IRenderable title = new Rule(Title(options, width))
        {
            Justification = Justify.Left,
            Style = Faint,
            Border = options.Unicode ? BoxBorder.Square : BoxBorder.Ascii,
        };
        return title
            .Render(options, width)
            .Concat(Lines(options, width, Math.Max(0, (options.Height ?? options.ConsoleSize.Height) - 1)).SelectMany(line => line.Append(Segment.LineBreak)));
    }

    protected static Segment Text(string text, Style? style = null) => new(text, style ?? Plain);

    /// <summary>Returns the first <paramref name="count"/> lines of a panel; if there are more, the last one says how many are not shown.</summary>
    protected static IEnumerable<IEnumerable<Segment>> Fitting(IReadOnlyList<IEnumerable<Segment>> lines, int count) =>
        lines.Count <= count ? lines : lines.Take(count - 1).Append([Text($"and {lines.Count - count + 1} more", Faint)]);

    /// <summary>Returns a name padded or shortened to exactly <paramref name="width"/> columns.</summary>
    protected static string Name(string text, int width, bool unicode) => new Fit(unicode).Name(text, width).PadRight(width);
}
