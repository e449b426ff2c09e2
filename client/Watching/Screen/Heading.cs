using System.Globalization;
using AdoptionSim.Client.Runs;
using AdoptionSim.Interfaces.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Watching.Screen;

/// <summary>What the run is, where it is, and how fast it goes: three lines.</summary>
internal sealed class Heading(Sight sight) : Renderable
{
    private const int BarWidth = 24;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
    [
        new Segment(Apart(WatchText.Title(sight.Title), "Ctrl-C leaves it as it is", maxWidth)), Segment.LineBreak,
        new Segment(Apart(Subscribers(), State(), maxWidth), new Style(decoration: Decoration.Bold)), Segment.LineBreak,
        new Segment(Apart(Advance(options), Recoveries(), maxWidth)), Segment.LineBreak,
    ];

    private string Subscribers() => sight.Progress.State == RunState.Preparing ? "preparing the population" : WatchText.Subscribers(sight);

    private string State() => RunSheet.Word(sight.Progress.State) + (sight.Progress.Checkpoint is { } tick ? string.Create(CultureInfo.InvariantCulture, $", checkpoint {tick}") : "");

    private string Recoveries() => sight.Progress.Recoveries switch
    {
        0 => "",
        1 => "1 recovery",
        var recoveries => string.Create(CultureInfo.InvariantCulture, $"{recoveries} recoveries"),
    };

    private string Advance(RenderOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Bar.Of(sight.Done, BarWidth, options.Unicode)} tick {sight.Progress.Tick} of {sight.Progress.Ticks}{WatchText.Speed(sight.Speed, ", ")}");

    /// <summary>One to the left, the other to the right where there is room for it.</summary>
    private static string Apart(string left, string right, int width)
    {
        var cut = left.Length > width ? left[..width] : left;
        return cut.Length + 1 + right.Length <= width ? cut + right.PadLeft(width - cut.Length) : cut;
    }

    /// <summary>A further line, of which as much is shown as there is room for.</summary>
    internal sealed class Line(string? text, Style style) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [new Segment(Apart(text ?? "", "", maxWidth), style), Segment.LineBreak];
    }
}
