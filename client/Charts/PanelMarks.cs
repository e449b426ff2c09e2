using System.Collections.Immutable;

namespace AdoptionSim.Client.Charts;

/// <summary>The look of published figures by their use.</summary>
internal enum MarkKind
{
    Calibrate,
    Fitted,
    Insight,
    Validate,
    Input,
    Context,
}

/// <summary>Published figures of one kind in a chart.</summary>
internal sealed record PanelMarks(string Label, MarkKind Kind, ImmutableArray<PanelMark> Points);

/// <summary>A published figure, with its range.</summary>
/// <param name="High">The upper end; null for a lower limit.</param>
internal readonly record struct PanelMark(DateOnly Date, double Low, double? High)
{
    public double Published => High ?? Low;
}
