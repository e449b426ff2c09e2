using System.Text.Json;
using AdoptionSim.Contracts.Runs;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>
/// A table of the phases of a tick (parts of a step of simulated time that all silos do together): the median duration, and how long silos wait for the slowest
/// one.
/// </summary>
internal sealed class PhasesPanel(PhaseTiming[] phases) : Part
{
    private const int NameWidth = 14;
    private const int TimeWidth = 10;

    protected override string Title(RenderOptions options, int width) =>
        new Fit(options.Unicode).First(width - LineAroundTitle, "phases: median, waiting", "phases");

    protected override IEnumerable<IEnumerable<Segment>> Lines(RenderOptions options, int width, int height) =>
        phases.Length > 0
            ? Fitting([.. phases.Select(phase => Line(phase, width, options.Unicode))], height)
            :
            [
                [Text("no tick has been timed yet", Faint)],
            ];

    private static string Word(TickPhase phase) => JsonNamingPolicy.SnakeCaseLower.ConvertName(phase.ToString()).Replace('_', ' ');

    private IEnumerable<Segment> Line(PhaseTiming phase, int width, bool unicode)
    {
        var longest = phases.Max(each => each.Median);
        var room = Math.Max(1, width - NameWidth - (2 * TimeWidth));
        return
        [
            Text(Name(Word(phase.Phase), NameWidth, unicode)),
            Text(Bar.Of(longest > TimeSpan.Zero ? phase.Median / longest : 0, room, unicode), Simulated),
            Text(WatchText.Time(phase.Median).PadLeft(TimeWidth)),
            Text(WatchText.Time(phase.Wait).PadLeft(TimeWidth), Faint),
        ];
    }
}
