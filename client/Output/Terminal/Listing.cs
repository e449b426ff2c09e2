using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Output;

/// <summary>Prints tables: fitted to the width of a terminal; otherwise one line per row, without wrapping or trailing blanks.</summary>
internal static class Listing
{
    /// <summary>A width greater than that of any row.</summary>
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
