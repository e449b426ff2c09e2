using System.Xml.Linq;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>The network by year.</summary>
internal static class NetworkSection
{
    private const double Thousand = 1_000;

    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        yield return Html.Heading("The network");
        yield return Html.Table(
            "By year: stocks and busy-hour traffic at its end, calls in it",
            run.Years,
            new("year", Html.Year),
            new("stations on the air", year => Html.Whole(year.Last[Measure.StationsOnAir])),
            new("covered people, %", year => Html.Decimals(Html.Percent(year.Of(Measure.Covered), run.People), 1)),
            new("offered traffic, erlangs", year => Html.Whole(year.Of(Measure.OfferedMilliErlangs) / Thousand)),
            new("lost traffic, %", year => Html.Decimals(Html.Percent(year.Of(Measure.LostMilliErlangs), year.Of(Measure.OfferedMilliErlangs)))),
            new("calls, million", year => Html.Decimals(year.Of(Measure.Calls) / 1e6, 1)),
            new("of them blocked, %", year => Html.Decimals(100 * year.Ratio(Measure.BlockedCalls, Measure.Calls))),
            new("revenue, million USD", year => Html.Decimals(year.Of(Measure.RevenueCents) / 1e8, 1)));
    }
}
