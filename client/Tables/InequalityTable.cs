using System.Collections.Immutable;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Tables;

/// <summary>A column of <c>inequality.csv</c>.</summary>
/// <param name="Help">The meaning, in a sentence.</param>
internal sealed record InequalityColumn(string Name, Func<DividePoint, double?> Value, string Help);

/// <summary><c>inequality.csv</c>: the inequality of phone ownership, one row per date. Empty while nobody has a phone.</summary>
internal static class InequalityTable
{
    public const string FileName = "inequality.csv";

    /// <summary>All columns but the date.</summary>
    public static ImmutableArray<InequalityColumn> Columns { get; } =
    [
        new("gini_districts", point => point.GiniOfDistricts, "Gini coefficient of owners per person across districts."),
        new("theil_districts", point => point.TheilOfDistricts, "Theil's T of owners per person across districts."),
        new("gini_income_tenths", point => point.GiniOfTenths, "Gini coefficient of owners per person across tenths of income."),
        new("theil_income_tenths", point => point.TheilOfTenths, "Theil's T of owners per person across tenths of income."),
        new("richest_to_poorest_tenth", point => point.RichestToPoorest, "Owners per person of the richest tenth, divided by those of the poorest."),
        new("urban_to_rural", point => point.UrbanToRural, "Owners per urban person, divided by owners per rural person."),
        new("capital_to_countryside", point => point.CapitalToCountryside, "Owners per person of the capital, divided by those of the countryside."),
    ];

    public static void Write(ResultFile file, IEnumerable<DividePoint> points)
    {
        var table = new CsvTable(file, ["date", .. Columns.Select(column => column.Name)]);
        foreach (var point in points)
        {
            table.Date(point.Date);
            foreach (var column in Columns)
            {
                table.Rounded(column.Value(point));
            }

            table.EndRow();
        }
    }
}
