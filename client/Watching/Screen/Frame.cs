using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Watching.Screen;

/// <summary>A picture of so many lines. In place it begins at the terminal's first cell and leaves nothing of what was there, also where the terminal has changed its size meanwhile.</summary>
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

    /// <summary>A line that fills the terminal's width is followed by no erasure, which would take its last cell; the last line by no break, which would scroll.</summary>
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
