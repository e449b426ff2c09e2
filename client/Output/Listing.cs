using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Output;

/// <summary>Prints tables: fitted to its width on a terminal; otherwise one line for each row, never folded and without blanks at the end.</summary>
internal static class Listing
{
    /// <summary>Wider than any row.</summary>
    private const int Unlimited = 100_000;

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
}
