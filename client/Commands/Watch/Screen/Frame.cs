using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>Prints a fixed number of lines of the screen of <c>watch</c>.</summary>
/// <param name="inPlace">True to start at the terminal's first cell and to erase everything else, even if the terminal was resized.</param>
internal sealed class Frame(IRenderable content, int height, bool inPlace) : Renderable
{
    private const string Home = "\u001b[H";
    private const string ClearRestOfLine = "\u001b[K";
    private const string ClearBelow = "\u001b[J";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var lines = Segment.SplitLines(content.Render(options with { Height = height }, maxWidth)).Take(height).ToList();
        return inPlace ? InPlace(lines, maxWidth, clearsBelow: lines.Count < height) : lines.SelectMany(line => line.Append(Segment.LineBreak));
    }

    /// <summary>
    /// Returns the lines with terminal sequences that erase older text. A full-width line gets no sequence, since it would erase the last cell. The last line
    /// gets no line break, since the screen would scroll.
    /// </summary>
    private static IEnumerable<Segment> InPlace(List<SegmentLine> lines, int width, bool clearsBelow)
    {
        yield return Segment.Control(Home);
        foreach (var (index, line) in lines.Index())
        {
            if (index > 0)
            {
                yield return Segment.LineBreak;
            }

            foreach (var segment in line)
            {
                yield return segment;
            }

            if (line.CellCount() < width)
            {
                yield return Segment.Control(ClearRestOfLine);
            }
        }

        if (clearsBelow)
        {
            yield return Segment.Control(ClearBelow);
        }
    }
}
