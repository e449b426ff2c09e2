using System.Collections.Immutable;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Experiments.Comparisons;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Compare;

/// <summary>Reads and checks all inputs of <c>adoptsim compare</c> before anything is run.</summary>
internal static class ComparisonPlan
{
    /// <exception cref="BadFileException">A file or a parameter is invalid.</exception>
    /// <exception cref="RefusedException">The scenarios or options cannot be combined.</exception>
    public static Comparison Make(CompareOptions options)
    {
        if (options.Seed > ulong.MaxValue - (ulong)(options.Seeds - 1))
        {
            throw new RefusedException(
                $"--seed is '{options.Seed}'; expected at most {ulong.MaxValue - (ulong)(options.Seeds - 1)} with {options.Seeds} seeds. Nothing was written."
            );
        }

        RunOptionsCheck.CheckSet(options.Set);
        ImmutableArray<Override> set = [.. options.Set.Select(Override.Parse)];
        var scenarios = Scenarios(options, set);
        var uncertain = UncertainParameters.Of(options, scenarios);
        var noise = NoiseFloor.Of(scenarios[0].Question);
        var samples = UncertainParameters.Sample(uncertain, options.Sample);
        IEnumerable<(int Scenario, int Sample, ImmutableArray<Override> Overrides)> points =
        [
            .. scenarios.Select((_, index) => (index, 0, set)),
            (scenarios.Length, 0, set.RemoveAll(each => each.Path == NoiseFloor.Key).Add(noise.Override)),
            .. samples.SelectMany(
                (sample, number) => scenarios.Select((_, index) => (index, number + 1, set.AddRange(Overrides(uncertain, sample, number + 1))))
            ),
        ];
        return new Comparison
        {
            Scenarios = scenarios,
            Noise = noise,
            FirstSeed = options.Seed,
            Seeds = options.Seeds,
            Scale = options.Scale,
            StepDays = options.StepDays,
            Set = set,
            Until = options.Until,
            Uncertain = uncertain,
            Samples = samples,
            Points = [.. points.Select((point, index) => new ComparedPoint(index + 1, point.Scenario, point.Sample, point.Overrides))],
        };
    }

    private static IEnumerable<Override> Overrides(ImmutableArray<SampledParameter> uncertain, ImmutableArray<string> sample, int number) =>
        uncertain.Zip(sample, (parameter, value) => new Override(parameter.Factor.Name, value, new Origin($"sample {number}")));

    private static ImmutableArray<ComparedScenario> Scenarios(CompareOptions options, ImmutableArray<Override> set)
    {
        var scenarios = ImmutableArray.CreateBuilder<ComparedScenario>();
        foreach (var given in options.Scenarios)
        {
            var question = Question.LoadWith(set, given, options.Until);
            EmbeddedHost.CheckTowers(question);
            var key = question.Scenario.Key;
            var same = scenarios.Count(each => each.Question.Scenario.Key == key);
            scenarios.Add(
                new ComparedScenario(
                    same == 0 ? key : $"{key} ({same + 1})",
                    Shipped.ScenarioKeys().Contains(given) ? given : Path.GetFullPath(given),
                    question
                )
            );
            CheckComparable(scenarios[0].Question, question, given);
        }

        return scenarios.ToImmutable();
    }

    private static void CheckComparable(Question reference, Question other, string given)
    {
        var (one, two) = (reference.Scenario, other.Scenario);
        if (Path.GetFullPath(reference.NationPath) != Path.GetFullPath(other.NationPath))
        {
            throw new RefusedException(
                $"SCENARIO '{given}' is of the nation {other.Nation.Key} ({other.NationPath}); expected one of {reference.Nation.Key}, as {one.Key}: only "
                    + "worlds with the same people can be compared. Nothing was written."
            );
        }

        if (one.Start != two.Start)
        {
            throw new RefusedException(
                $"SCENARIO '{given}' starts on {Names.Date(two.Start)}; expected {Names.Date(one.Start)}, as {one.Key} does. Nothing was written."
            );
        }

        if (one.Until != two.Until)
        {
            throw new RefusedException(
                $"SCENARIO '{given}' ends on {Names.Date(two.Until)}, and {one.Key} on {Names.Date(one.Until)}; expected --until DATE with one end for all. "
                    + "Nothing was written."
            );
        }
    }
}
