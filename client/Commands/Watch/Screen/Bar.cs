namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>Draws a bar of block characters, exact to an eighth of a cell if the terminal supports them.</summary>
internal static class Bar
{
    private const string Eighths = " ▏▎▍▌▋▊▉█";
    private const int Parts = 8;

    /// <param name="share">The filled share, 0 to 1.</param>
    /// <param name="width">The total width in cells, padded with spaces.</param>
    public static string Of(double share, int width, bool unicode)
    {
        var parts = (int)Math.Round(Math.Clamp(share, 0, 1) * width * Parts);
        var (whole, rest) = unicode ? (parts / Parts, parts % Parts) : ((parts + (Parts / 2)) / Parts, 0);
        return (new string(unicode ? Eighths[^1] : '#', whole) + (rest > 0 ? Eighths[rest] : "")).PadRight(width);
    }
}
