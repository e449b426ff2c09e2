using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Experiments.Statistics;

namespace AdoptionSim.Client.Tests.Experiments.Statistics;

/// <summary>Counts how many intervals contain the true mean.</summary>
internal static class Coverage
{
    /// <summary>
    /// The number of repetitions: five times the 4,000 that are asked for, so that chance moves a coverage by 0.2 points instead of 0.5 and the choice of the
    /// seed decides nothing.
    /// </summary>
    public const int Repetitions = 20_000;

    /// <summary>The smallest and the largest coverage that a 90 % interval may have.</summary>
    public const double Least = 0.88;
    public const double Most = 0.92;

    /// <summary>Returns the share of intervals that contain the model's mean.</summary>
    public static double Of(ToyModel model, Func<SplitMix64, Interval> interval)
    {
        var random = new SplitMix64(2024);
        return Enumerable.Range(0, Repetitions).Count(_ => interval(random).Contains(model.Mean)) / (double)Repetitions;
    }
}
