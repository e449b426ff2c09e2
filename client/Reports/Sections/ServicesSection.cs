using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>The services other than the phone, and the foreigners, by year.</summary>
internal static class ServicesSection
{
    private const double Hundred = 100;

    public static IEnumerable<XElement?> Of(ReportedRun run, Picture picture)
    {
        yield return Html.Heading("Other services");
        yield return Html.Note("These figures rest on assumptions nearly throughout: differences between scenarios mean more than levels.");
        yield return Html.Picture(picture, "The intranet, vetting, birthdays, the cinema, awareness of the Internet, gadgets and foreigners over time; the numbers are in the tables below.");
        yield return Intranet(run);
        yield return Vetting(run);
        yield return Others(run);
        yield return run.Plan.Nation.Foreigners is null ? null : Foreigners(run);
    }

    private static XElement Intranet(ReportedRun run) => Html.Table(
        "The intranet, by year",
        run.Years,
        new("year", Html.Year),
        new("readers", year => Html.Whole(year.Of(Measure.IntranetReaders))),
        new("visits to terminals", year => Html.Whole(year.Of(Measure.TerminalVisits))),
        new("found no seat", year => Html.Whole(year.Of(Measure.TerminalTurnedAway))),
        new("visits on the phone", year => Html.Whole(year.Of(Measure.IntranetPhoneVisits))),
        new("visits to the Internet", year => Html.Whole(year.Of(Measure.InternetVisits))));

    private static XElement Vetting(ReportedRun run) => Html.Table(
        "Vetted articles and birthday boards, by year",
        run.Years,
        new("year", Html.Year),
        new("articles vetted since the start: passed, %", year => Html.Decimals(Hundred * year.Last.Nation.PassedShare, 1)),
        new("median delay, days", year => Html.Whole(year.Last.Nation[NationMeasure.VettingMedianDelayDays])),
        new("birthdays remembered on a board, %", year => Html.Decimals(Hundred * year.Of(Ratios.BirthdaysRemembered))),
        new("posts on boards", year => Html.Whole(year.Of(Measure.BoardPosts))));

    private static XElement Others(ReportedRun run) => Html.Table(
        "The cinema, awareness of the Internet, gadgets, by year",
        run.Years,
        new("year", Html.Year),
        new("cinema seats taken", year => Html.Whole(year.Of(Measure.CinemaSeats))),
        new("calls answered there", year => Html.Whole(year.Of(Measure.CinemaCallsAnswered))),
        new("annoyed of 1,000 spectators", year => Html.Decimals(year.Of(Ratios.CinemaAnnoyed), 1)),
        new("know that the Internet exists, % of people", year => Html.Decimals(year.Of(Ratios.InternetAware, run.People))),
        new("households with a computer", year => Html.Whole(year.Of(Measure.Computers))),
        new("with a media player", year => Html.Whole(year.Of(Measure.Players))));

    private static XElement Foreigners(ReportedRun run) => Html.Table(
        "Foreigners, by year",
        run.Years,
        new("year", Html.Year),
        new("in the country", year => Html.Whole(year.Of(ForeignMeasure.Present))),
        new("with a line", year => Html.Whole(year.Of(ForeignMeasure.Lines))),
        new("with mobile data", year => Html.Whole(year.Of(ForeignMeasure.DataUsers))),
        new("with broadband", year => Html.Whole(year.Of(ForeignMeasure.BroadbandUsers))),
        new("messages posted abroad", year => Html.Whole(year.Of(ForeignMeasure.Messages))),
        new("photos posted abroad", year => Html.Whole(year.Of(ForeignMeasure.PhotoPosts))),
        new("of both, over mobile data", year => Html.Whole(year.Of(ForeignMeasure.PostsOverData))));
}
