using System.Xml.Linq;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>The network by year.</summary>
internal static class NetworkSection
{
    private const double Million = 1e6;

    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        yield return Html.Heading("The network");
        yield return Html.Table(
            "By year: stocks and busy-hour traffic at its end, calls in it",
            run.Years,
            new("year", Html.Year),
            new("stations on the air", year => Html.Whole(year.Of(Measure.StationsOnAir))),
            new("covered people, %", year => Html.Decimals(year.Of(Ratios.Covered, run.People), 1)),
            new("offered traffic, erlangs", year => Html.Whole(year.InUnits(Measure.OfferedMilliErlangs))),
            new("lost traffic, %", year => Html.Decimals(year.Of(Ratios.Blocking))),
            new("calls, million", year => Html.Decimals(year.Of(Measure.Calls) / Million, 1)),
            new("of them blocked, %", year => Html.Decimals(year.Of(Ratios.BlockedCalls))),
            new("revenue, million USD", year => Html.Decimals(year.InUnits(Measure.RevenueCents) / Million, 1)));
    }
}
