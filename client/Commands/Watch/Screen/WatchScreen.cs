using AdoptionSim.Contracts.Runs;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>
/// The layout of the screen of <c>watch</c>: heading, curve and provinces, phases and silos, and a line that explains how to leave. A narrow terminal gets one
/// column. On a small terminal panels are omitted: first silos and phases, then provinces, then the curve.
/// </summary>
internal static class WatchScreen
{
    private const int LeastWidthOfTwo = 64;
    private const int LeastHeightOfBelow = 19;
    private const int LeastHeightOfStack = 34;
    private const int MostSilosOfStack = 4;
    private const int MostHeadingLines = 8;
    private const int ProvincesWidth = 34;
    private const int LeastLines = 9;
    private const int MostLines = 17;

    /// <param name="leave">Wordings that explain how to leave, longest first; empty for the picture that stays on the terminal.</param>
    public static Layout Of(WatchSnapshot snapshot, int width, int height, bool unicode, params string[] leave)
    {
        var hasFooter = leave.Length > 0 && height > 2;
        var heading = new Heading(snapshot, width, Math.Clamp((height - 1) / 2, 1, MostHeadingLines), unicode);
        var screen = new Layout().SplitRows(
            new Layout("heading", heading).Size(heading.Height),
            Above(snapshot, width),
            Below(snapshot, width, height),
            new Layout("footer", new Text(new Fit(unicode).First(width, [.. leave, ""]), new Style(Color.Grey))).Size(1)
        );
        (screen["below"].IsVisible, screen["footer"].IsVisible) = (height >= LeastHeightOfBelow, hasFooter);
        return screen;
    }

    private static bool IsWide(int width) => width >= LeastWidthOfTwo;

    private static Layout Above(WatchSnapshot snapshot, int width)
    {
        var (curve, provinces) = (new Layout("curve", new CurvePanel(snapshot)), new Layout("provinces", new ProvincesPanel(snapshot.Rows.Provinces)));
        provinces.IsVisible = IsWide(width);
        return new Layout("above").SplitColumns(curve, provinces.Size(Math.Max(ProvincesWidth, width * 2 / 5)));
    }

    /// <summary>
    /// Returns the panels in the lower part of the screen. The durations of the tick's phases are shown only while the run is in progress; after that the silos
    /// use their space.
    /// </summary>
    private static Layout Below(WatchSnapshot snapshot, int width, int height)
    {
        var isTimed = snapshot.Timings.Phases.Length > 0 || snapshot.Progress.State is RunState.Preparing or RunState.Running;
        var (phases, silos) = (new Layout("phases", new PhasesPanel(snapshot.Timings.Phases)), new Layout("silos", new SilosPanel(snapshot)));
        if (IsWide(width))
        {
            phases.IsVisible = isTimed;
            return new Layout("below").SplitColumns(phases, silos).Size(Lines(snapshot, height, isTimed));
        }

        var provinces = new Layout("provinces below", new ProvincesPanel(snapshot.Rows.Provinces));
        (phases.IsVisible, silos.IsVisible, provinces.IsVisible) = (isTimed, !isTimed || height >= LeastHeightOfStack, height >= LeastHeightOfStack);
        var silosLines = 1 + Math.Clamp(snapshot.Silos.Length, 1, MostSilosOfStack);
        var lines = (isTimed ? LeastLines : 0) + (silos.IsVisible ? silosLines : 0) + (provinces.IsVisible ? LeastLines : 0);
        return new Layout("below").SplitRows(provinces, phases.Size(LeastLines), silos.Size(silosLines)).Size(Math.Clamp(lines, 1, Math.Max(1, height / 2)));
    }

    /// <summary>
    /// Returns the number of lines for the panels of phases and silos: as many as the silos need, within limits that depend on the screen's height.
    /// </summary>
    private static int Lines(WatchSnapshot snapshot, int height, bool isTimed) =>
        Math.Clamp(2 + snapshot.Silos.Length, isTimed ? LeastLines : 2, Math.Clamp(height / 3, LeastLines, MostLines));
}
