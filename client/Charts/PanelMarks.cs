using System.Collections.Immutable;

namespace AdoptionSim.Client.Charts;

/// <summary>The use of published figures, which decides the shape and colour of their points in charts.</summary>
internal enum MarkKind
{
    Calibrate,
    Fitted,
    Insight,
    Validate,
    Input,
    Context,
}

/// <summary>Published figures with the same use, drawn in a chart as points of one shape and colour.</summary>
internal sealed record PanelMarks(string Label, MarkKind Kind, ImmutableArray<PanelMark> Points);

/// <summary>A published figure with its range, drawn as a point in a chart.</summary>
/// <param name="High">The upper end; null for a lower limit.</param>
internal readonly record struct PanelMark(DateOnly Date, double Low, double? High)
{
    public double Published => High ?? Low;
}
