using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Commands.Runs;
using AdoptionSim.Contracts.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>The top of the screen of <c>watch</c>: the run's identity, progress, speed, services other than the phone, and the latest problem.</summary>
internal sealed class Heading : Renderable
{
    private const int LongestBar = 24;
    private const int Gap = 2;

    private readonly ImmutableArray<(string Text, Style Style)> _lines;

    /// <param name="most">The number of lines available, at least 1. The title has priority; services and the notice are omitted first.</param>
    public Heading(WatchSnapshot snapshot, int width, int most, bool unicode)
    {
        var fit = new Fit(unicode);
        var isRoomy = most >= 6;
        _lines =
        [
            .. new[]
            {
                Plain(fit.Parts(WatchText.TitleParts(snapshot.Title), width, isRoomy ? 2 : 1)),
                [
                    (
                        Apart(fit, width, SubscriberParts(snapshot), StateAndCheckpoint(snapshot), RunSheet.Word(snapshot.Progress.State)),
                        new Style(decoration: Decoration.Bold)
                    ),
                ],
                Plain([Advance(fit, snapshot, width, unicode)]),
                snapshot.Notice is { } notice ? [.. fit.Words(notice, width, isRoomy ? 2 : 1).Select(line => (line, new Style(Color.Yellow)))] : [],
                isRoomy ? Plain(fit.Parts(WatchText.ServiceParts(snapshot.Rows.Services), width, 2)) : [],
            }
                .SelectMany(lines => lines)
                .Take(most),
        ];
    }

    public int Height => _lines.Length;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        _lines.SelectMany(line => new[] { new Segment(line.Text, line.Style), Segment.LineBreak });

    private static IEnumerable<string> SubscriberParts(WatchSnapshot snapshot) =>
        snapshot.Progress.State == RunState.Preparing ? ["preparing the population"] : WatchText.SubscriberParts(snapshot);

    private static string StateAndCheckpoint(WatchSnapshot snapshot) =>
        RunSheet.Word(snapshot.Progress.State)
        + (snapshot.Progress.Checkpoint is { } tick ? string.Create(CultureInfo.InvariantCulture, $", checkpoint {tick}") : "");

    private static string Recoveries(int recoveries) =>
        recoveries switch
        {
            0 => "",
            1 => "1 recovery",
            _ => string.Create(CultureInfo.InvariantCulture, $"{recoveries} recoveries"),
        };

    private static string Advance(Fit fit, WatchSnapshot snapshot, int width, bool unicode)
    {
        var bar = Bar.Of(snapshot.Done, Math.Min(LongestBar, width / 3), unicode) + " ";
        var tick = string.Create(CultureInfo.InvariantCulture, $"tick {snapshot.Progress.Tick} of {snapshot.Progress.Ticks}");
        return bar + Apart(fit, Math.Max(1, width - bar.Length), [tick, .. WatchText.SpeedParts(snapshot.Speed)], Recoveries(snapshot.Progress.Recoveries));
    }

    /// <summary>
    /// Returns one line with texts on the left and one text on the right, which takes at most half of the line. Texts on the left that do not fit are left out.
    /// </summary>
    /// <param name="right">Several wordings of the right text; the first that fits is used.</param>
    private static string Apart(Fit fit, int width, IEnumerable<string> left, params string[] right)
    {
        var chosen = right.FirstOrDefault(wording => (2 * wording.Length) + Gap <= width) ?? "";
        var room = width - chosen.Length - Gap;
        return chosen.Length == 0 ? fit.Parts(left, width, 1).FirstOrDefault("") : fit.Parts(left, room, 1).FirstOrDefault("").PadRight(room + Gap) + chosen;
    }

    private static (string, Style)[] Plain(IEnumerable<string> lines) => [.. lines.Select(line => (line, Style.Plain))];
}
