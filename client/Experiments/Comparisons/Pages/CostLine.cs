using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons.Pages;

/// <summary>A row of a comparison's <c>costs.csv</c>: one cost of a scenario above that of the reference scenario, and who pays it.</summary>
internal sealed record CostLine(string Scenario, string Item, string Payer, double? Usd, double? Low, double? High, double? UsdPerLine, string Source)
{
    private static readonly string[] Columns = ["scenario", "item", "payer", "cost_usd", "cost_usd_low", "cost_usd_high", "usd_per_line_gained", "source"];

    /// <exception cref="BadFileException">The file is damaged.</exception>
    public static ImmutableArray<CostLine> Read(string folder) =>
        ResultsTable.ReadAll(Path.Combine(folder, CostsFile.FileName), Columns, (table, at) =>
            new CostLine(
                table.Text(at[0]),
                table.Text(at[1]),
                table.Text(at[2]),
                table.Number(at[3]),
                table.Number(at[4]),
                table.Number(at[5]),
                table.Number(at[6]),
                table.Text(at[7])
            )
        );
}
