using System.Collections.Immutable;

namespace AdoptionSim.Nations.Measures;

/// <summary>The part of the nation that a line of a chart shows.</summary>
public enum ChartArea
{
    Nation,

    /// <summary>The capital's province.</summary>
    Capital,

    /// <summary>All provinces except the capital's.</summary>
    Elsewhere,
}

/// <summary>A line of a chart. A flow is shown a day, a ratio of flows as its mean, anything else on its date.</summary>
/// <param name="Factor">Multiplies a figure that is a ratio, beside its own factor.</param>
/// <param name="Given">The line has a value only on dates on which this ratio has one; null for all dates.</param>
/// <param name="IsOnRight">True if the axis on the right measures it.</param>
public sealed record ChartLine(string Label, Figure Figure, double Factor = 1, ChartArea Area = ChartArea.Nation, NationRatio? Given = null, bool IsOnRight = false);

/// <summary>A chart of a service over time.</summary>
/// <param name="Axis">What the left axis measures, with its unit.</param>
/// <param name="Right">What the right axis measures; null if there is none.</param>
public sealed record ChartPanel(string Title, string Axis, ImmutableArray<ChartLine> Lines, string? Right = null, bool IsLogarithmic = false);
