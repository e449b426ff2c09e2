using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>A row of a comparison's <c>costs.csv</c>.</summary>
internal sealed record CostLine(string Scenario, string Item, string Payer, double? Usd, double? Low, double? High, double? UsdPerLine, string Source)
{
    public const string FileName = "costs.csv";

    private static readonly string[] Columns = ["scenario", "item", "payer", "cost_usd", "cost_usd_low", "cost_usd_high", "usd_per_line_gained", "source"];

    /// <exception cref="BadFileException">The file is damaged.</exception>
    public static ImmutableArray<CostLine> Read(string folder)
    {
        var rows = ImmutableArray.CreateBuilder<CostLine>();
        using var table = new ResultsTable(Path.Combine(folder, FileName));
        int[] columns = [.. Columns.Select(table.Column)];
        while (table.Next())
        {
            rows.Add(
                new CostLine(
                    table.Text(columns[0]),
                    table.Text(columns[1]),
                    table.Text(columns[2]),
                    table.Number(columns[3]),
                    table.Number(columns[4]),
                    table.Number(columns[5]),
                    table.Number(columns[6]),
                    table.Text(columns[7])
                )
            );
        }

        return rows.ToImmutable();
    }
}
