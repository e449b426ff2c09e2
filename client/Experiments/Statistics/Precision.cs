namespace AdoptionSim.Client.Experiments.Statistics;

/// <summary>The precision that is asked for: half the width that the confidence interval of a mean should have.</summary>
/// <param name="HalfWidth">Half the distance between the ends: in the unit of the measure, or as a share of the mean; more than 0.</param>
/// <param name="IsRelative">True if the half-width is a share of the mean: 0.02 is 2 %.</param>
/// <exception cref="ArgumentOutOfRangeException">The half-width is not a number greater than 0.</exception>
internal sealed record Precision(double HalfWidth, bool IsRelative)
{
    public double HalfWidth { get; } = Checked(HalfWidth);

    /// <summary>Returns the half-width of the wanted interval for a mean, in the unit of the measure.</summary>
    public double At(double mean) => HalfWidth * (IsRelative ? Math.Abs(mean) : 1);

    private static double Checked(double halfWidth) =>
        double.IsFinite(halfWidth) && halfWidth > 0
            ? halfWidth
            : throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "Expected a number greater than 0.");
}
