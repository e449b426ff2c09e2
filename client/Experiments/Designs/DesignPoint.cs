using System.Collections.Immutable;

namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>One setting of all factors.</summary>
/// <param name="Number">The point's number in <c>design.csv</c>, at least 1; it stays the same if other rows are removed.</param>
/// <param name="Values">One value per factor, in the parameter's unit.</param>
internal sealed record DesignPoint(int Number, ImmutableArray<double> Values)
{
    /// <summary>Returns the points of a design, numbered from 1.</summary>
    /// <param name="factors">The factors, one per dimension.</param>
    /// <param name="positions">Positions from [0, 1], by point and dimension.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position or a factor's range is invalid.</exception>
    public static ImmutableArray<DesignPoint> Of(IReadOnlyList<Factor> factors, IEnumerable<double[]> positions) =>
        [.. positions.Select((position, index) => new DesignPoint(index + 1, [.. factors.Select((factor, dimension) => factor.At(position[dimension]))]))];
}
