using System.Collections.Immutable;

namespace AdoptionSim.Client.Charts;

/// <summary>One of several charts of a picture.</summary>
/// <param name="Axis">Label of the left axis: the quantity and its unit.</param>
/// <param name="Right">Label of the right axis; null for a chart without one.</param>
/// <param name="IsLogarithmic">True for a left axis in powers of ten, on which zeros are not drawn.</param>
internal sealed record Panel(string Title, string Axis, ImmutableArray<PanelLine> Lines, string? Right = null, bool IsLogarithmic = false)
{
    /// <summary>Published figures beside the lines.</summary>
    public ImmutableArray<PanelMarks> Marks { get; init; } = [];

    /// <summary>True if each line has its label at its end instead of in a legend.</summary>
    public bool HasLabelsAtEnds { get; init; }

    /// <summary>The value that the left axis reaches at least; 0 if it follows from the lines.</summary>
    public double Top { get; init; }

    /// <summary>The band around the only line of a chart; null for a chart without one.</summary>
    public PanelBand? Band { get; init; }

    /// <summary>The limits of the left axis of a chart of differences, which may be below zero; null if they follow from the lines.</summary>
    public (double Low, double High)? Limits { get; init; }

    /// <summary>True if a line is drawn: one without a value above zero has no place in a legend, but a label at its end says what is zero.</summary>
    public bool IsDrawn(PanelLine line) => line.HasAny || (HasLabelsAtEnds && !IsLogarithmic && line.Points.Length > 0);

    /// <summary>True if at least one line has a point to draw.</summary>
    public bool HasAny => Lines.Any(line => line.HasAny);
}

/// <summary>The band between two values on each date.</summary>
/// <param name="Name">The source of the spread, which is written below the chart.</param>
/// <param name="Points">In order of date.</param>
internal sealed record PanelBand(string Name, ImmutableArray<(DateOnly Date, double Low, double High)> Points);

/// <summary>A line of a chart.</summary>
/// <param name="Points">In order of date.</param>
internal sealed record PanelLine(string Label, ImmutableArray<(DateOnly Date, double Value)> Points, bool IsOnRight = false)
{
    public bool HasAny => Points.Any(point => point.Value > 0);
}
