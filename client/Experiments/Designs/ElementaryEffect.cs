namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>
/// The effect of one factor (varied parameter) in a Morris design: the change of a measure that a change of the factor over its whole range would cause.
/// </summary>
/// <remarks>
/// Morris (1991) for mean and spread; Campolongo, Cariboni and Saltelli (2007), An effective screening design for sensitivity analysis of large models,
/// Environmental Modelling and Software 22(10), for the mean of absolute values.
/// </remarks>
/// <param name="Mean">Mu: the mean effect; effects of different sign cancel.</param>
/// <param name="MeanAbsolute">Mu*: the mean of the effects without their sign, which ranks the factors.</param>
/// <param name="Spread">
/// Sigma: the standard deviation of the effects (divisor r - 1), large if the factor acts non-linearly or through others; null for one trajectory.
/// </param>
internal sealed record ElementaryEffect(double Mean, double MeanAbsolute, double? Spread)
{
    /// <summary>Returns the effect of each factor (varied parameter), computed from the results at the points of a Morris design.</summary>
    /// <param name="points">The points of <see cref="MorrisTrajectories.Points"/>, in order.</param>
    /// <param name="results">The measure at each point.</param>
    /// <returns>One effect per dimension.</returns>
    /// <exception cref="ArgumentException">The points are not complete trajectories, or there is not one result per point.</exception>
    public static ElementaryEffect[] Of(double[][] points, double[] results)
    {
        if (points.Length == 0 || points.Length != results.Length || points.Length % (points[0].Length + 1) != 0)
        {
            throw new ArgumentException($"Expected complete trajectories with one result per point; given {points.Length} points, {results.Length} results.");
        }

        var effects = Array.ConvertAll(points[0], _ => new List<double>());
        for (var point = 1; point < points.Length; point++)
        {
            if (point % (effects.Length + 1) != 0)
            {
                var dimension = Changed(points[point - 1], points[point]);
                effects[dimension].Add((results[point] - results[point - 1]) / (points[point][dimension] - points[point - 1][dimension]));
            }
        }

        var trajectories = points.Length / (effects.Length + 1);
        return Array.TrueForAll(effects, values => values.Count == trajectories)
            ? Array.ConvertAll(effects, Summary)
            : throw new ArgumentException("Expected trajectories that change each factor once.");
    }

    private static ElementaryEffect Summary(List<double> effects)
    {
        var mean = effects.Average();
        var squares = effects.Sum(effect => (effect - mean) * (effect - mean));
        return new ElementaryEffect(mean, effects.Average(Math.Abs), effects.Count > 1 ? Math.Sqrt(squares / (effects.Count - 1)) : null);
    }

    private static int Changed(double[] from, double[] to)
    {
        int[] changed = [.. Enumerable.Range(0, from.Length).Where(dimension => from[dimension] != to[dimension])];
        return changed is [var only] ? only : throw new ArgumentException($"Expected a step that changes one factor; it changes {changed.Length}.");
    }
}
