using System.Collections.Immutable;

namespace AdoptionSim.Client.Charts;

/// <summary>One of several charts of a picture.</summary>
/// <param name="Axis">What the left axis measures, with its unit.</param>
/// <param name="Right">What the right axis measures; null where there is none.</param>
/// <param name="IsLogarithmic">Whether the left axis has powers of ten; what is 0 is not shown then.</param>
internal sealed record Panel(string Title, string Axis, ImmutableArray<PanelLine> Lines, string? Right = null, bool IsLogarithmic = false)
{
    /// <summary>Whether there is anything to be seen in it.</summary>
    public bool HasAny => Lines.Any(line => line.HasAny);
}

/// <summary>A line of a chart.</summary>
/// <param name="Points">In order of date.</param>
internal sealed record PanelLine(string Label, ImmutableArray<(DateOnly Date, double Value)> Points, bool IsOnRight = false)
{
    public bool HasAny => Points.Any(point => point.Value > 0);
}
