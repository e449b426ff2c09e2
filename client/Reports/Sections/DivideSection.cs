using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: who has a phone, by group of people, and how unequally phones are spread.</summary>
internal static class DivideSection
{
    /// <param name="charts">The charts of all groups; null if nobody has a phone.</param>
    public static IEnumerable<XElement?> Of(ReportedRun run, Picture? charts)
    {
        if (run.Divide is not { Last: { } last } divide)
        {
            yield break;
        }

        var date = Html.Date(divide.Points[^1].Date);
        yield return Html.Heading("Who has a phone");
        yield return Html.Note("No rule of the model reads sex. A difference between men and women is chance and no finding; this page shows none.");
        yield return charts is null
            ? null
            : Html.Picture(
                charts,
                "Over time: owners per 100 people by place, tenth of income, settlement, political class, work and age; Gini, Theil and the ratios between "
                    + "groups. The numbers are in the tables below and in the files named there."
            );
        foreach (var dimension in divide.Layout.Dimensions.Where(dimension => dimension.Groups.Length > 1))
        {
            yield return Html.Table(
                $"Owners by {dimension.Label.Split(',')[0]} on {date}",
                dimension.Groups.Where(group => last[group, StratumMeasure.People] > 0),
                Columns(last, dimension)
            );
        }

        yield return Html.Table(
            "Inequality of owners per person at the end of each year, weighted by people",
            run.Years.Join(divide.Points, year => year.Last.Date, point => point.Date, (year, point) => (year, point)),
            [
                new("year", each => Html.Year(each.year)),
                .. DivideFigure
                    .All.Index()
                    .Select(figure => new Column<(YearOfRun year, DividePoint point)>(figure.Item.Label, each =>
                        Html.Decimals(each.point.Figures[figure.Index], figure.Item.Kind == DivideKind.Gap ? 2 : 3)
                    )),
            ]
        );
        yield return Html.Note(
            "A ratio is missing while one of its two groups has no owner. Every date of these tables and pictures is in ",
            new XElement("code", StrataTable.FileName),
            " (groups) and ",
            new XElement("code", InequalityTable.FileName),
            " (Gini, Theil and ratios)",
            charts is null ? "." : new object[] { ", the picture in ", new XElement("code", DivideCharts.FileName), "." }
        );
    }

    private static Column<DivideGroup>[] Columns(DivideCounts counts, DivideDimension dimension)
    {
        Column<DivideGroup>[] people =
        [
            new(dimension.Label, group => group.Key),
            new("simulated people", group => Html.Whole(counts[group, StratumMeasure.People])),
            new("owners", group => Html.Whole(counts[group, StratumMeasure.Owners])),
            new("owners per 100 people", group => Html.Decimals(counts.OwnersPer100(group), 1)),
            new("lines", group => Html.Whole(counts[group, StratumMeasure.Lines])),
        ];
        return dimension.HasHouseholds ? [.. people, new("households with a phone, %", group => Html.Decimals(PhonePercent(counts, group), 1))] : people;
    }

    private static double? PhonePercent(DivideCounts counts, DivideGroup group) =>
        Html.Percent(counts[group, StratumMeasure.HouseholdsWithPhone], counts[group, StratumMeasure.Households]);
}
