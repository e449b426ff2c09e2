using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>A row of a comparison's <c>persons.csv</c>.</summary>
internal sealed record PersonRow(
    string Scenario,
    string Counted,
    string Dimension,
    string Group,
    string Measure,
    double? Mean,
    double? Low,
    double? High,
    double? Churn
)
{
    public const string FileName = "persons.csv";
    public const string Net = "months_net";

    private static readonly string[] Columns = ["scenario", "counted", "dimension", "group", "measure", "mean", "low", "high", "churn_mean"];

    /// <exception cref="BadFileException">The file is damaged.</exception>
    public static ImmutableArray<PersonRow> Read(string folder)
    {
        var rows = ImmutableArray.CreateBuilder<PersonRow>();
        using var table = new ResultsTable(Path.Combine(folder, FileName));
        int[] columns = [.. Columns.Select(table.Column)];
        while (table.Next())
        {
            rows.Add(
                new PersonRow(
                    table.Text(columns[0]),
                    table.Text(columns[1]),
                    table.Text(columns[2]),
                    table.Text(columns[3]),
                    table.Text(columns[4]),
                    table.Number(columns[5]),
                    table.Number(columns[6]),
                    table.Number(columns[7]),
                    table.Number(columns[8])
                )
            );
        }

        return rows.ToImmutable();
    }
}
