using System.Collections.Immutable;

namespace AdoptionSim.Client.Charts;

/// <summary>The content of one chart: its title, axes, lines and published figures. A picture may consist of several charts.</summary>
/// <param name="Axis">Label of the left axis: the quantity and its unit.</param>
/// <param name="Right">Label of the right axis; null for a chart without one.</param>
/// <param name="IsLogarithmic">True for a left axis in powers of ten, on which zeros are not drawn.</param>
internal sealed record Panel(string Title, string Axis, ImmutableArray<PanelLine> Lines, string? Right = null, bool IsLogarithmic = false)
{
    /// <summary>Published figures of the real nation, drawn as points beside the simulated lines.</summary>
    public ImmutableArray<PanelMarks> Marks { get; init; } = [];

    /// <summary>True if each line has its label at its end instead of in a legend.</summary>
    public bool HasLabelsAtEnds { get; init; }

    /// <summary>
    /// The value to which the left axis extends at least, so that several charts can have axes of the same height; 0 if the lines and points alone decide.
    /// </summary>
    public double Top { get; init; }

    /// <summary>The shaded band of uncertainty around the only line of a chart; null for a chart without one.</summary>
    public PanelBand? Band { get; init; }

    /// <summary>The limits of the left axis of a chart of differences, which may be below zero; null if they follow from the lines.</summary>
    public (double Low, double High)? Limits { get; init; }

    /// <summary>True if a line is drawn: it has a value above zero, or it is all zero and has a label at its end, on an axis that shows zero.</summary>
    public bool IsDrawn(PanelLine line) => line.HasAny || (HasLabelsAtEnds && !IsLogarithmic && line.Points.Length > 0);

    /// <summary>True if at least one line has a value above zero; pictures leave out a chart without one.</summary>
    public bool HasAny => Lines.Any(line => line.HasAny);
}

/// <summary>A shaded band around a line of a chart, from a lower to an upper value on each date, which shows the spread of several runs.</summary>
/// <param name="Name">The source of the spread, which is written below the chart.</param>
/// <param name="Points">In order of date.</param>
internal sealed record PanelBand(string Name, ImmutableArray<(DateOnly Date, double Low, double High)> Points);

/// <summary>A line of a chart: its label and its values by date.</summary>
/// <param name="Points">In order of date.</param>
internal sealed record PanelLine(string Label, ImmutableArray<(DateOnly Date, double Value)> Points, bool IsOnRight = false)
{
    public bool HasAny => Points.Any(point => point.Value > 0);
}
