using System.Collections.Immutable;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>The payer of a cost: households, the operator of the phone network or the state.</summary>
internal enum Payer
{
    Household,
    Operator,
    State,
}

/// <summary>A row of <c>unit-costs.csv</c> beside a nation's file: the price of one unit of a measure, such as one handset given away.</summary>
internal sealed record UnitCost
{
    /// <summary>The name of the cost.</summary>
    public required string Item { get; init; }

    /// <summary>The measure whose change, between two scenarios, is multiplied by the cost; one of <see cref="CostTable.Measures"/>.</summary>
    public required string Measure { get; init; }

    public required Payer Payer { get; init; }

    /// <summary>US dollars for one unit of the measure; at least 0.</summary>
    public required double UsdPerUnit { get; init; }

    /// <summary>The lowest plausible cost of one unit, in US dollars; from 0 to <see cref="UsdPerUnit"/>.</summary>
    public required double Low { get; init; }

    /// <summary>The highest plausible cost of one unit, in US dollars; at least <see cref="UsdPerUnit"/>.</summary>
    public required double High { get; init; }

    /// <summary>The source of the cost: a citation, or a sentence that begins with the word "assumption".</summary>
    public required string Source { get; init; }
}

/// <summary>
/// Reads <c>unit-costs.csv</c>, a nation's table of costs per unit: of one handset, one gift (handset given away), or one base station for a year.
/// </summary>
internal static class CostTable
{
    public const string FileName = "unit-costs.csv";

    /// <summary>The names of the measures for which a table can give a cost per unit.</summary>
    public static readonly ImmutableArray<string> Measures = [ComparedLayout.NewHandsets, ComparedLayout.Gifts, ComparedLayout.StationYears];

    /// <summary>Returns the path of <c>unit-costs.csv</c>, the costs of a handset and so on, beside a nation's file; null if none exists.</summary>
    public static string? Find(string nationPath) =>
        Path.Combine(Path.GetDirectoryName(nationPath) ?? "", FileName) is var path && File.Exists(path) ? path : null;

    /// <summary>
    /// Reads and checks <c>unit-costs.csv</c>, a nation's table of what one handset, one gift (handset given away) or a year of a base station costs.
    /// </summary>
    /// <exception cref="BadFileException">A value is missing, unknown or out of range. The message lists all problems.</exception>
    public static ImmutableArray<UnitCost> Read(string path)
    {
        var problems = new Problems();
        var rows = Table.Read<UnitCost>(path, Binder.ForNations(problems));
        foreach (var (row, at) in rows)
        {
            if (!Measures.Contains(row.Measure))
            {
                problems.Add(at, "measure", Names.Is(row.Measure), Names.Instead(row.Measure, Measures));
            }

            if (!(row.Low >= 0))
            {
                problems.Add(at, "low", Names.Is(Names.Number(row.Low)), "a number of at least 0");
            }

            if (!(row.UsdPerUnit >= row.Low && row.UsdPerUnit <= row.High))
            {
                problems.Add(
                    at,
                    "usd_per_unit",
                    Names.Is(Names.Number(row.UsdPerUnit)),
                    $"a number from low, {Names.Number(row.Low)}, to high, {Names.Number(row.High)}"
                );
            }
        }

        problems.ThrowIfAny();
        return [.. rows.Select(each => each.Row)];
    }
}
