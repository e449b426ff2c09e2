using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons.Pages;

/// <summary>A row of a comparison's <c>persons.csv</c>: how many months with a phone a group of people gains or loses by a scenario, for the page.</summary>
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
    private static readonly string[] Columns = ["scenario", "counted", "dimension", "group", "measure", "mean", "low", "high", "churn_mean"];

    /// <exception cref="BadFileException">The file is damaged.</exception>
    public static ImmutableArray<PersonRow> Read(string folder) =>
        ResultsTable.ReadAll(Path.Combine(folder, PersonsFile.FileName), Columns, (table, at) =>
            new PersonRow(
                table.Text(at[0]),
                table.Text(at[1]),
                table.Text(at[2]),
                table.Text(at[3]),
                table.Text(at[4]),
                table.Number(at[5]),
                table.Number(at[6]),
                table.Number(at[7]),
                table.Number(at[8])
            )
        );
}
