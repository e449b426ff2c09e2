using System.Collections.Immutable;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Tables;

/// <summary>The owners of a phone by group of people, and the inequality between groups, on one date.</summary>
/// <param name="Figures">The figures of inequality, in the order of <see cref="DivideFigure.All"/>; null where one does not exist.</param>
/// <param name="OwnersPer100">Owners per 100 people of each group, in the order of the layout; null for a group without people.</param>
internal sealed record DividePoint(DateOnly Date, ImmutableArray<double?> Figures, ImmutableArray<double?> OwnersPer100);

/// <summary>Collects the phone owners by group of people, and the inequality between groups, over the dates of a run.</summary>
internal sealed class Divide(DivideLayout layout)
{
    private readonly List<DividePoint> _points = [];

    public DivideLayout Layout => layout;

    /// <summary>The phone owners by group of people and the inequality between groups, on every date so far.</summary>
    public IReadOnlyList<DividePoint> Points => _points;

    /// <summary>The counts of phone owners in all groups on the last date; null before the first.</summary>
    public DivideCounts? Last { get; private set; }

    public void Add(DateOnly date, DivideCounts counts)
    {
        Last = counts;
        _points.Add(new DividePoint(date, [.. DivideFigure.All.Select(figure => figure.Value(counts))], [.. layout.Groups.Select(counts.OwnersPer100)]));
    }
}
