using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>A column of a table by year: a flow over the year, a level at its end, or a ratio of such counts, of real people and things in the figure's unit.</summary>
/// <param name="Decimals">Digits after the decimal point.</param>
/// <param name="Factor">Multiplies the figure, such as 100 for a share that is shown in percent.</param>
/// <param name="Divisor">Divides the figure, such as a million.</param>
public sealed record YearColumn(string Heading, Figure Figure, int Decimals = 0, double Factor = 1, double Divisor = 1);

/// <summary>A table of a report: a row per year.</summary>
public sealed record YearTable(string Caption, ImmutableArray<YearColumn> Columns);

/// <summary>The declarations of the tables by year.</summary>
public static class YearTables
{
    private const double Hundred = 100;
    private const double Million = 1e6;

    public static readonly YearTable Subscribers = new(
        "By year: stocks at its end, flows in the ticks that began in it",
        [
            new("subscribers", Measure.Subscribers),
            new("per 100 people", Ratios.Penetration, 2),
            new("of them urban, %", Ratios.Urban, 1),
            new("lines begun", Measure.GrossAdditions),
            new("lines ended", Measure.Lapses),
            new("new handsets", Measure.NewHandsets),
        ]);

    public static readonly YearTable Network = new(
        "By year: stocks and busy-hour traffic at its end, calls in it",
        [
            new("stations on the air", Measure.StationsOnAir),
            new("covered people, %", Ratios.Covered, 1),
            new("offered traffic, erlangs", Measure.OfferedMilliErlangs),
            new("lost traffic, %", Ratios.Blocking, 2),
            new("calls, million", Measure.Calls, 1, Divisor: Million),
            new("of them blocked, %", Ratios.BlockedCalls, 2),
            new("revenue, million USD", Measure.RevenueCents, 1, Divisor: Million),
        ]);

    /// <summary>In the order of the report.</summary>
    public static readonly ImmutableArray<YearTable> OfServices =
    [
        new(
            "The intranet, by year",
            [
                new("readers", Measure.IntranetReaders),
                new("visits to terminals", Measure.TerminalVisits),
                new("found no seat", Measure.TerminalTurnedAway),
                new("visits on the phone", Measure.IntranetPhoneVisits),
                new("visits to the Internet", Measure.InternetVisits),
            ]),
        new(
            "Vetted articles and birthday boards, by year",
            [
                new("articles vetted since the start: passed, %", Ratios.VettingPassed, 1, Hundred),
                new("median delay, days", NationMeasure.VettingMedianDelayDays),
                new("birthdays remembered on a board, %", Ratios.BirthdaysRemembered, 2, Hundred),
                new("posts on boards", Measure.BoardPosts),
            ]),
        new(
            "The cinema, awareness of the Internet, gadgets, by year",
            [
                new("cinema seats taken", Measure.CinemaSeats),
                new("calls answered there", Measure.CinemaCallsAnswered),
                new("annoyed of 1,000 spectators", Ratios.CinemaAnnoyed, 1),
                new("know that the Internet exists, % of people", Ratios.InternetAware, 2),
                new("households with a computer", Measure.Computers),
                new("with a media player", Measure.Players),
            ]),
    ];

    /// <summary>Only for a nation that has foreigners.</summary>
    public static readonly YearTable Foreigners = new(
        "Foreigners, by year",
        [
            new("in the country", ForeignMeasure.Present),
            new("with a line", ForeignMeasure.Lines),
            new("with mobile data", ForeignMeasure.DataUsers),
            new("with broadband", ForeignMeasure.BroadbandUsers),
            new("messages posted abroad", ForeignMeasure.Messages),
            new("photos posted abroad", ForeignMeasure.PhotoPosts),
            new("of both, over mobile data", ForeignMeasure.PostsOverData),
        ]);
}
