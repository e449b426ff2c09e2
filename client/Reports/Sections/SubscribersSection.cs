using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: the curve of subscribers, and its numbers by year.</summary>
internal static class SubscribersSection
{
    public static IEnumerable<XElement?> Of(ReportedRun run, Picture curve) =>
        [
            Html.Heading("Subscribers"),
            .. PageParts.Figure(
                curve,
                "Subscribers of the nation and of its capital over time, and the figures on record; the numbers are in the tables below.",
                null,
                Html.Years(PhoneMeasures.ByYear, run, new Column<YearOfRun>("stocks on", year => Html.Date(year.Last.Date))),
                "national.csv",
                "All dates as CSV"
            ),
        ];
}
