using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>A point of an experiment: one combination of values, one for each varied parameter. It is run with every seed.</summary>
/// <param name="Number">The number of the point, at least 1; it stays the same if other rows of an edited design are removed.</param>
/// <param name="Values">The values as texts, in the order of the parameters; exactly these texts are given to the runs.</param>
internal sealed record Point(int Number, ImmutableArray<string> Values);

/// <summary>
/// All points of an experiment (combinations of parameter values): every combination of policy values, each with every set of values of the uncertain
/// parameters.
/// </summary>
/// <param name="Parameters">The keys of the varied parameters: first those with policy values (levers), then the uncertain ones.</param>
internal sealed record PointTable(ImmutableArray<string> Parameters, ImmutableArray<Point> Points)
{
    /// <summary>
    /// Returns all combinations of policy values and design points (values of the uncertain parameters), in order: the first lever (policy parameter) varies
    /// slowest, the design fastest.
    /// </summary>
    public static PointTable Of(ImmutableArray<Lever> levers, ImmutableArray<Factor> factors, double[][] design)
    {
        IEnumerable<ImmutableArray<string>> combinations =
        [
            [],
        ];
        foreach (var lever in levers)
        {
            combinations = [.. combinations.SelectMany(start => lever.Values.Select(value => start.Add(value.Value)))];
        }

        ImmutableArray<ImmutableArray<string>> samples =
        [
            .. design.Select(unit => factors.Select((factor, index) => Names.Number(factor.At(unit[index]))).ToImmutableArray()),
        ];
        return new PointTable(
            [.. levers.Select(lever => lever.Key), .. factors.Select(factor => factor.Name)],
            [
                .. combinations
                    .SelectMany(combination => samples.Select(sample => combination.AddRange(sample)))
                    .Select((values, index) => new Point(index + 1, values)),
            ]
        );
    }
}
