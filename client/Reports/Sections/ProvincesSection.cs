using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: the provinces at the end of the run.</summary>
internal static class ProvincesSection
{
    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        if (run.Provinces.Count == 0)
        {
            yield break;
        }

        double Real(UnitCounts province, Measure measure) => new Scaling(run.Plan.Options.Scale).Real(measure, province[measure]);
        double? PerPerson(UnitCounts province, Ratio ratio) => Ratio.Share(ratio.Factor * Real(province, ratio.Numerator), province.Unit.People);
        double? Share(UnitCounts province, Ratio ratio) => Ratio.Share(ratio.Factor * province[ratio.Numerator], province[ratio.Denominator!.Value]);
        var nation = run.Provinces.Sum(province => Real(province, PhoneMeasures.Subscribers));
        yield return Html.Heading("Provinces");
        yield return Html.Table(
            string.Create(CultureInfo.InvariantCulture, $"Provinces on {run.Curve[^1].Date:yyyy-MM-dd}"),
            run.Provinces,
            new("province", province => province.Unit.Labels[^1]),
            new("people", province => Html.Whole(province.Unit.People)),
            new("subscribers", province => Html.Whole(Real(province, PhoneMeasures.Subscribers))),
            new("per 100 people", province => Html.Decimals(PerPerson(province, PhoneMeasures.Penetration))),
            new("share of all, %", province => Html.Decimals(Html.Percent(Real(province, PhoneMeasures.Subscribers), nation), 1)),
            new("of them urban, %", province => Html.Decimals(Share(province, PhoneMeasures.UrbanShare), 1)),
            new("covered people, %", province => Html.Decimals(PerPerson(province, NetworkMeasures.CoveredShare), 1)),
            new("stations on the air", province => Html.Whole(Real(province, NetworkMeasures.StationsOnAir))),
            new("lost traffic, %", province => Html.Decimals(Share(province, NetworkMeasures.LostShare)))
        );
        yield return PageParts.Link("provinces.csv", "All dates as CSV");
    }
}
