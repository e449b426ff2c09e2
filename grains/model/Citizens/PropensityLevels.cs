using System.Collections.Immutable;

namespace AdoptionSim.Model.Citizens;

/// <summary>The inclination (propensity) of people to adopt the phone, in eight equally frequent levels of a lognormal distribution with mean 1.</summary>
public static class PropensityLevels
{
    private const int Parts = 64;

    /// <summary>
    /// Returns the factors by which the levels of propensity multiply the wish for a phone, lowest level first. The mean of all factors is 1.
    /// </summary>
    /// <param name="spread">The standard deviation of the factor's logarithm.</param>
    public static ImmutableArray<double> Of(double spread)
    {
        var levels = new double[CitizenRow.Levels];
        for (var part = 0; part < levels.Length * Parts; part++)
        {
            var normal = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (part + 0.5) / (levels.Length * Parts));
            levels[part / Parts] += Math.Exp(spread * normal);
        }

        var sum = levels.Sum();
        return [.. levels.Select(level => Math.Round(level * levels.Length / sum, 9))];
    }
}
