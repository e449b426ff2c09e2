using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Tables;

/// <summary>Writes <c>inequality.csv</c>: the inequality of phone ownership, one row per date. Its figures are empty while nobody has a phone.</summary>
internal static class InequalityTable
{
    public const string FileName = "inequality.csv";

    public static void Write(ResultFile file, IEnumerable<DividePoint> points)
    {
        var table = new CsvTable(file, ["date", .. DivideFigure.All.Select(figure => figure.Column)]);
        foreach (var point in points)
        {
            table.Date(point.Date);
            foreach (var figure in point.Figures)
            {
                table.Rounded(figure);
            }

            table.EndRow();
        }
    }
}
