using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Silo.Page.Views;

namespace AdoptionSim.Silo.Page;

/// <summary>Converts counts by group of people, such as age band, from simulated to real people for the live page.</summary>
internal sealed class DivideReader(Nation nation, double scale)
{
    private readonly DivideLayout _layout = new(nation);

    /// <summary>Returns the counts (such as people and phone owners) of all groups of people at a tick; null if the run does not count groups.</summary>
    public DivideCounts? Read(TickRows rows) => rows.Strata.Length > 0 ? _layout.Read(rows.Strata, rows.Counts) : null;

    /// <summary>Returns all dimensions (properties such as age or income) with their groups of people, except groups without people.</summary>
    public ImmutableArray<DimensionView> Dimensions(DivideCounts? counts) =>
        counts is null
            ? []
            :
            [
                .. _layout.Dimensions.Select(dimension => new DimensionView(
                    dimension.Key,
                    dimension.Label,
                    [.. dimension.Groups.Where(group => counts[group, StratumMeasure.People] > 0).Select(group => View(counts, group))]
                )),
            ];

    public static ImmutableArray<InequalityView> Figures(DivideCounts? counts) =>
        counts is null ? [] : [.. DivideFigure.All.Select(figure => new InequalityView(figure.Column, figure.Label, figure.Value(counts)))];

    public static IReadOnlyDictionary<string, double?> ByName(DivideCounts? counts) =>
        Figures(counts).ToDictionary(figure => figure.Name, figure => figure.Value);

    private GroupView View(DivideCounts counts, DivideGroup group) =>
        new(group.Key, Whole(counts, group, StratumMeasure.People), Whole(counts, group, StratumMeasure.Owners), counts.OwnersPer100(group));

    private long Whole(DivideCounts counts, DivideGroup group, StratumMeasure measure) => new Scaling(scale).Whole(measure, counts[group, measure]);
}
