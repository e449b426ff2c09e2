using System.Collections.Immutable;

namespace AdoptionSim.Nations.Strata;

/// <summary>The kind of a figure that measures how unequally phones are spread.</summary>
public enum DivideKind
{
    /// <summary>The Gini coefficient of phone owners per person, 0 to 1; 0 is equality.</summary>
    Gini,

    /// <summary>Theil's T, a measure of inequality, of phone owners per person, from 0 on; 0 is equality.</summary>
    Theil,

    /// <summary>The number of phone owners per person in one group of people, divided by the number in another group.</summary>
    Gap,
}

/// <summary>
/// A figure that measures how unequally phones are spread, such as a Gini coefficient. Tables, metrics, the live page and reports take their figures from one
/// common list, <see cref="All"/>.
/// </summary>
/// <param name="Column">The name in tables.</param>
/// <param name="Label">The name for readers.</param>
/// <param name="Key">The name of the compared groups, used as the value of a metric's tag, such as <c>districts</c> or <c>urban_to_rural</c>.</param>
/// <param name="Value">Computes the figure; null while nobody has a phone, or while one of two groups has none.</param>
public sealed record DivideFigure(string Column, string Label, DivideKind Kind, string Key, Func<DivideCounts, double?> Value)
{
    private const string Districts = "districts";
    private const string Tenths = "income_tenths";

    /// <summary>All figures of inequality, in the order of the tables. Gini and Theil figures weight each group by its number of people.</summary>
    public static readonly ImmutableArray<DivideFigure> All =
    [
        new("gini_districts", "Gini, districts", DivideKind.Gini, Districts, counts => Inequality.Gini(counts.Districts)),
        new("theil_districts", "Theil, districts", DivideKind.Theil, Districts, counts => Inequality.Theil(counts.Districts)),
        new("gini_income_tenths", "Gini, income tenths", DivideKind.Gini, Tenths, counts => Inequality.Gini(counts.Tenths)),
        new("theil_income_tenths", "Theil, income tenths", DivideKind.Theil, Tenths, counts => Inequality.Theil(counts.Tenths)),
        Gap("richest_to_poorest_tenth", "richest to poorest tenth", layout => layout.Richest, layout => layout.Poorest),
        Gap("urban_to_rural", "urban to rural", layout => layout.Urban, layout => layout.Rural),
        Gap("capital_to_countryside", "capital to countryside", layout => layout.Capital, layout => layout.Countryside),
    ];

    private static DivideFigure Gap(string key, string label, Func<DivideLayout, DivideGroup> group, Func<DivideLayout, DivideGroup> other) =>
        new(key, label, DivideKind.Gap, key, counts => counts.Gap(group(counts.Layout), other(counts.Layout)));
}
