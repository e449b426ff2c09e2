using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Comparisons;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Compare;

/// <summary>Reads the parameters of a comparison whose true values nobody knows, with their ranges, and draws values for them.</summary>
internal static class UncertainParameters
{
    private const ulong DesignSeed = 1;

    /// <exception cref="BadFileException">A parameter is unknown, or a value in its range does not fit the nation.</exception>
    /// <exception cref="RefusedException">The options cannot be combined.</exception>
    public static ImmutableArray<SampledParameter> Of(CompareOptions options, ImmutableArray<ComparedScenario> scenarios)
    {
        var isGiven = !options.Uncertain.IsEmpty || options.UncertainFrom is not null;
        if (isGiven != options.Sample > 0)
        {
            throw new RefusedException(
                isGiven
                    ? "--uncertain is given without --sample; expected --sample N, the number of settings to run. Nothing was written."
                    : $"--sample {options.Sample} has nothing to sample; expected --uncertain with {SampledParameter.Allowed}, or "
                        + "--uncertain-from FILE. Nothing was written."
            );
        }

        if (!isGiven)
        {
            return [];
        }

        var path = scenarios[0].Question.NationPath;
        var nation = YamlText.Read(path);
        ImmutableArray<SampledParameter> all =
        [
            .. options.Uncertain.Select(option => SampledParameter.Parse(option, nation, path)),
            .. options.UncertainFrom is { } file
                ? ExperimentFile.Read(file).Factors.Select(factor => new SampledParameter(factor, $"`uncertain` of {Path.GetFileName(file)}"))
                : [],
        ];
        if (all.IsEmpty)
        {
            throw new RefusedException(
                $"--uncertain-from is '{options.UncertainFrom}', which has no `uncertain`; expected parameters with ranges. Nothing was written."
            );
        }

        CheckOnce(all, scenarios);
        return [.. all.Select(each => Checked(each, options, scenarios[0]))];
    }

    /// <summary>
    /// Returns values for the uncertain parameters, as text: one list for each sample, a set of values drawn together. A Latin hypercube spreads the values of
    /// a parameter evenly over its range, or their logarithms if its scale is logarithmic.
    /// </summary>
    public static ImmutableArray<ImmutableArray<string>> Sample(ImmutableArray<SampledParameter> uncertain, int samples) =>
        samples == 0
            ? []
            :
            [
                .. LatinHypercube
                    .Points(samples, uncertain.Length, DesignSeed)
                    .Select(unit => uncertain.Select((each, index) => Names.Number(each.Factor.At(unit[index]))).ToImmutableArray()),
            ];

    /// <summary>
    /// Refuses an uncertain parameter that is listed twice, or that also has a fixed value from a scenario or <c>--set</c>: the drawn values would replace the
    /// fixed one.
    /// </summary>
    private static void CheckOnce(ImmutableArray<SampledParameter> all, ImmutableArray<ComparedScenario> scenarios)
    {
        if (all.GroupBy(each => each.Factor.Name, StringComparer.Ordinal).FirstOrDefault(each => each.Count() > 1) is { } twice)
        {
            throw new RefusedException($"--uncertain {twice.Key} is given {twice.Count()} times; expected each parameter at most once. Nothing was written.");
        }

        foreach (var scenario in scenarios)
        {
            if (all.FirstOrDefault(each => scenario.Question.Scenario.Set.ContainsKey(each.Factor.Name)) is { } set)
            {
                throw new RefusedException(
                    $"--uncertain is '{set.Factor.Name}', which {scenario.Label} or --set gives a value; expected a parameter that is the same in all "
                        + "scenarios. Nothing was written."
                );
            }
        }
    }

    /// <summary>Checks that the nation is valid with an uncertain parameter at each end of its range, and returns the parameter unchanged.</summary>
    private static SampledParameter Checked(SampledParameter each, CompareOptions options, ComparedScenario reference)
    {
        void Load(double value) =>
            Question.LoadWith(
                [
                    .. options.Set.Select(Override.Parse),
                    new Override(each.Factor.Name, Names.Number(value), new Origin($"--uncertain {each.Factor.Name}={Names.Number(value)}")),
                ],
                reference.Source,
                options.Until
            );
        Load(each.Factor.From);
        Load(each.Factor.To);
        return each;
    }
}
