using Spectre.Console;

namespace AdoptionSim.Client.Watching.Screen;

/// <summary>What is where: above what the run is and what there is besides the phone, below it the curve beside the provinces, below these the phases beside the silos. What does not fit a small terminal is left out.</summary>
internal static class WatchScreen
{
    private const int HeadingLines = 3;
    private const int LeastWidthOfTwo = 64;
    private const int LeastHeightOfTwo = 19;
    private const int ProvincesWidth = 34;
    private const int LeastLines = 9;
    private const int MostLines = 17;

    public static Layout Of(Sight sight, int width, int height)
    {
        var (isWide, isHigh) = (width >= LeastWidthOfTwo, height >= LeastHeightOfTwo);
        var screen = new Layout().SplitRows(
            new Layout("heading", new Heading(sight)).Size(HeadingLines),
            new Layout("services", new Heading.Line(WatchText.Services(sight.Rows.Services), Style.Plain)).Size(1),
            new Layout("notice", new Heading.Line(sight.Notice, new Style(Color.Yellow))).Size(1),
            new Layout("above").SplitColumns(
                new Layout("curve", new CurvePanel(sight)),
                new Layout("provinces", new ProvincesPanel(sight.Rows.Provinces)).Size(Math.Max(ProvincesWidth, width * 2 / 5))),
            new Layout("below").Size(Below(sight, height)).SplitColumns(
                new Layout("phases", new PhasesPanel(sight.Timings.Phases)),
                new Layout("silos", new SilosPanel(sight))));
        (screen["services"].IsVisible, screen["notice"].IsVisible) = (isHigh && sight.Rows.Services is not null, sight.Notice is not null);
        (screen["provinces"].IsVisible, screen["silos"].IsVisible, screen["below"].IsVisible) = (isWide, isWide, isHigh);
        return screen;
    }

    /// <summary>Where there are more silos than phases, half of what a higher terminal has more is theirs.</summary>
    private static int Below(Sight sight, int height) => Math.Clamp(1 + sight.Silos.Length, LeastLines, Math.Clamp(height / 3, LeastLines, MostLines));
}
