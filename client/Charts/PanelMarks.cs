using System.Collections.Immutable;

namespace AdoptionSim.Client.Charts;

/// <summary>The role of published figures for the model, such as input or fitted. It decides the shape and colour of their points in charts.</summary>
internal enum MarkKind
{
    Calibrate,
    Fitted,
    Insight,
    Validate,
    Input,
    Context,
}

/// <summary>Published figures that have the same role for the model, drawn in a chart as points of one shape and colour.</summary>
internal sealed record PanelMarks(string Label, MarkKind Kind, ImmutableArray<PanelMark> Points);

/// <summary>A published figure with its range, drawn as a point in a chart.</summary>
/// <param name="High">The upper end; null for a lower limit.</param>
internal readonly record struct PanelMark(DateOnly Date, double Low, double? High)
{
    public double Published => High ?? Low;
}
