using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>A number of a service that the live page shows, of real people and things.</summary>
/// <param name="Name">As scripts of the page read it.</param>
/// <param name="Group">The page shows the number only for a nation that has this service.</param>
public sealed record PageHeadline(string Name, MeasureGroup Group, Figure Figure);

/// <summary>A number of the services in the line that <c>watch</c> prints, of real people and things.</summary>
/// <param name="Figures">Added up.</param>
/// <param name="IsPercent">True for a ratio to all people, which is shown in percent.</param>
public sealed record WatchHeadline(string Label, ImmutableArray<Figure> Figures, bool IsPercent = false);

/// <summary>The declarations of the numbers that a live view of a run shows.</summary>
public static class Headlines
{
    public static readonly ImmutableArray<PageHeadline> OfPage =
    [
        new("readers", MeasureGroup.Intranet, Measure.IntranetReaders),
        new("birthdays", MeasureGroup.Boards, Measure.Birthdays),
        new("remembered", MeasureGroup.Boards, Measure.BirthdaysRemembered),
        new("seats", MeasureGroup.Cinema, Measure.CinemaSeats),
        new("annoyed", MeasureGroup.Cinema, Measure.CinemaAnnoyed),
        new("foreigners", MeasureGroup.Foreigners, ForeignMeasure.Present),
    ];

    /// <summary>In the order of the line.</summary>
    public static readonly ImmutableArray<WatchHeadline> OfWatch =
    [
        new("intranet", [Measure.TerminalVisits, Measure.IntranetPhoneVisits]),
        new("posts", [Measure.BoardPosts]),
        new("Internet known to", [Ratios.InternetAware], IsPercent: true),
        new("foreigners", [ForeignMeasure.Present]),
    ];
}
