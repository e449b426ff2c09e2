using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: who has a phone, by group of people, and how unequally phones are spread.</summary>
internal static class DivideSection
{
    /// <summary>The dimensions shown, each with its heading.</summary>
    private static readonly (StratumDimension Dimension, string Heading)[] Shown =
    [
        (StratumDimension.Income, "tenth of households by income, 1 is the poorest"),
        (StratumDimension.Settlement, "settlement"),
        (StratumDimension.Class, "political class"),
        (StratumDimension.Work, "work"),
        (StratumDimension.Age, "age at the start of the run"),
    ];

    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        if (run.Divide is not { Last: { } last } divide)
        {
            yield break;
        }

        var (layout, date) = (divide.Layout, divide.Points[^1].Date);
        yield return Html.Heading("Who has a phone");
        yield return Html.Note("No rule of the model reads sex. A difference between men and women is chance and no finding; this page shows none.");
        yield return Html.Table(
            string.Create(CultureInfo.InvariantCulture, $"Owners by place on {date:yyyy-MM-dd}"),
            layout.Places.Take(4).Index(),
            Columns<(int Index, string Place)>(last, "place", each => each.Place, each => (each.Index, 0), hasHouseholds: true)
        );
        foreach (var (dimension, heading) in Shown)
        {
            var groups = layout.Groups.Index().Where(group => group.Item.Dimension == dimension).ToArray();
            yield return Html.Table(
                string.Create(CultureInfo.InvariantCulture, $"Owners by {heading.Split(',')[0]} on {date:yyyy-MM-dd}"),
                groups,
                Columns<(int Index, StratumGroup Group)>(last, heading, each => each.Group.Key, each => (0, each.Index), groups[0].Item.HasHouseholds)
            );
        }

        yield return Html.Table(
            "Inequality of owners per person at the end of each year, weighted by people",
            run.Years.Join(divide.Points, year => year.Last.Date, point => point.Date, (year, point) => (year, point)),
            new("year", each => Html.Year(each.year)),
            new("Gini, districts", each => Html.Decimals(each.point.GiniOfDistricts, 3)),
            new("Theil, districts", each => Html.Decimals(each.point.TheilOfDistricts, 3)),
            new("Gini, income tenths", each => Html.Decimals(each.point.GiniOfTenths, 3)),
            new("Theil, income tenths", each => Html.Decimals(each.point.TheilOfTenths, 3)),
            new("richest to poorest tenth", each => Html.Decimals(each.point.RichestToPoorest)),
            new("urban to rural", each => Html.Decimals(each.point.UrbanToRural)),
            new("capital to countryside", each => Html.Decimals(each.point.CapitalToCountryside))
        );
    }

    /// <param name="at">Returns the indices of place and group of a row.</param>
    private static Column<T>[] Columns<T>(StrataRow counts, string heading, Func<T, string> name, Func<T, (int Place, int Group)> at, bool hasHouseholds)
    {
        long Count(T row, StratumMeasure measure) => at(row) is var (place, group) ? counts[place, group, measure] : 0;
        Column<T>[] persons =
        [
            new(heading, name),
            new("simulated people", row => Html.Whole(Count(row, StratumMeasure.People))),
            new("owners", row => Html.Whole(Count(row, StratumMeasure.Owners))),
            new("per 100 people", row => Html.Decimals(Html.Percent(Count(row, StratumMeasure.Owners), Count(row, StratumMeasure.People)), 1)),
            new("lines", row => Html.Whole(Count(row, StratumMeasure.Lines))),
        ];
        return hasHouseholds
            ?
            [
                .. persons,
                new("households with a phone, %", row =>
                    Html.Decimals(Html.Percent(Count(row, StratumMeasure.HouseholdsWithPhone), Count(row, StratumMeasure.Households)), 1)
                ),
            ]
            : persons;
    }
}
