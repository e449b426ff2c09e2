using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Tables;

/// <summary><c>inequality.csv</c>: the inequality of phone ownership, one row per date. Empty while nobody has a phone.</summary>
internal static class InequalityTable
{
    public const string FileName = "inequality.csv";

    public static void Write(ResultFile file, IEnumerable<DividePoint> points)
    {
        var table = new CsvTable(
            file,
            [
                "date",
                "gini_districts",
                "theil_districts",
                "gini_income_tenths",
                "theil_income_tenths",
                "richest_to_poorest_tenth",
                "urban_to_rural",
                "capital_to_countryside",
            ]
        );
        foreach (var point in points)
        {
            table.Date(point.Date);
            table.Rounded(point.GiniOfDistricts);
            table.Rounded(point.TheilOfDistricts);
            table.Rounded(point.GiniOfTenths);
            table.Rounded(point.TheilOfTenths);
            table.Rounded(point.RichestToPoorest);
            table.Rounded(point.UrbanToRural);
            table.Rounded(point.CapitalToCountryside);
            table.EndRow();
        }
    }
}
