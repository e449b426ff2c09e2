using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>The part of the nation that a chart line covers.</summary>
public enum ChartArea
{
    Nation,

    /// <summary>The line covers the capital's province only.</summary>
    Capital,

    /// <summary>The line covers all provinces except the capital's.</summary>
    Elsewhere,
}

/// <summary>
/// A line of a chart in a run's report. A flow (a number of events) is shown as its daily mean over the preceding weeks. A ratio of flows is shown as its mean
/// over the preceding weeks, and any other figure as its value on the date.
/// </summary>
/// <param name="Factor">A multiplier for a ratio, in addition to the ratio's own factor.</param>
/// <param name="Given">A condition: the line has a value only on dates on which this ratio has one; null for all dates.</param>
/// <param name="IsOnRight">True if the line belongs to the right axis.</param>
public sealed record ChartLine(
    string Label,
    Figure Figure,
    double Factor = 1,
    ChartArea Area = ChartArea.Nation,
    NationRatio? Given = null,
    bool IsOnRight = false
);

/// <summary>A chart in a run's report that shows figures of a service over time.</summary>
/// <param name="Axis">The title of the left axis, with its unit.</param>
/// <param name="Right">The title of the right axis; null if none exists.</param>
public sealed record ChartPanel(string Title, string Axis, ImmutableArray<ChartLine> Lines, string? Right = null, bool IsLogarithmic = false);
