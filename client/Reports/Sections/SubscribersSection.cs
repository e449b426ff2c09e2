using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>The curve of subscribers, and its numbers by year.</summary>
internal static class SubscribersSection
{
    public static IEnumerable<XElement?> Of(ReportedRun run, Picture curve)
    {
        yield return Html.Heading("Subscribers");
        yield return Html.Picture(curve, "Subscribers of the nation and of its capital over time, and the figures on record; the numbers are in the tables below.");
        yield return Html.Table(
            "By year: stocks at its end, flows in the ticks that began in it",
            run.Years,
            new("year", Html.Year),
            new("stocks on", year => Html.Date(year.Last.Date)),
            new("subscribers", year => Html.Whole(year.Of(Measure.Subscribers))),
            new("per 100 people", year => Html.Decimals(year.Of(Ratios.Penetration, run.People))),
            new("of them urban, %", year => Html.Decimals(year.Of(Ratios.Urban), 1)),
            new("lines begun", year => Html.Whole(year.Of(Measure.GrossAdditions))),
            new("lines ended", year => Html.Whole(year.Of(Measure.Lapses))),
            new("new handsets", year => Html.Whole(year.Of(Measure.NewHandsets))));
    }
}
