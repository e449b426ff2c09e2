using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Designs;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Computes the points that an experiment file asks for: positions in the ranges of the uncertain parameters.</summary>
internal static class DesignPoints
{
    private const int DefaultLevels = 4;
    private const ulong DefaultSeed = 1;

    /// <summary>
    /// Returns the points that an experiment file asks for, one row each, with a position from 0 to 1 for each uncertain parameter. Without a design, the only
    /// row is empty.
    /// </summary>
    public static double[][] Of(DesignForm? design, ImmutableArray<Factor> factors)
    {
        var seed = design?.Seed ?? DefaultSeed;
        return design?.Kind switch
        {
            DesignKind.Grid => FullFactorial.Points(design.Points!.Value, factors.Length),
            DesignKind.OneAtATime => OneAtATime.Points(design.Points!.Value, factors.Length),
            DesignKind.LatinHypercube => LatinHypercube.Points(design.Points!.Value, factors.Length, seed),
            DesignKind.Sobol => SobolSequence.Points(design.Points!.Value, factors.Length, design.Seed),
            DesignKind.Morris => MorrisTrajectories.Points(design.Trajectories!.Value, factors.Length, design.Levels ?? DefaultLevels, seed),
            _ =>
            [
                [],
            ],
        };
    }

    /// <summary>Returns the number of points (combinations of values) of a design without computing them.</summary>
    public static double Count(DesignForm? design, int factors) =>
        design?.Kind switch
        {
            DesignKind.Grid => Math.Pow(design.Points!.Value, factors),
            DesignKind.OneAtATime => 1 + ((double)design.Points!.Value * factors),
            DesignKind.Morris => (double)design.Trajectories!.Value * (factors + 1),
            null => 1,
            _ => design.Points!.Value,
        };
}
