using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Checks the keys and values of parameters in an experiment file by loading the nation with these values, as <c>run --set</c> does.</summary>
/// <param name="file">The experiment file.</param>
internal sealed class ParameterChecks(Map file, Problems problems)
{
    /// <summary>
    /// A position inside a parameter's range, from 0 (its start) to 1 (its end). The value at this position is tried too, to find parameters that take whole
    /// numbers only.
    /// </summary>
    private const double Between = 0.38;

    private readonly HashSet<Problem> _known = [];

    /// <summary>
    /// Loads all scenarios of an experiment, and then the first one with every policy value and with values from every range. Reports all problems.
    /// </summary>
    /// <returns>The first scenario and its nation, with the values that the file sets for all runs; null if they cannot be loaded.</returns>
    public Question? Check(
        ImmutableArray<string> scenarios,
        ImmutableArray<Override> set,
        ImmutableArray<Lever> levers,
        ImmutableArray<UncertainParameter> uncertain,
        DateOnly? end
    )
    {
        // With the fixed values only, so that measures are checked even if a lever is invalid.
        var question = scenarios.Select(scenario => Load(scenario, set, end)).ToArray().FirstOrDefault();
        ImmutableArray<ImmutableArray<Override>> values =
        [
            .. levers.Where(lever => lever.Key != Lever.Scenario).Select(lever => lever.Values),
            .. uncertain.Where(each => each.Range.From < each.Range.To).Select(ValuesOf),
        ];
        for (var index = 0; question is not null && index < values.Select(each => each.Length).DefaultIfEmpty().Max(); index++)
        {
            var number = index;
            Load(scenarios[0], [.. set, .. values.Select(each => each[Math.Min(number, each.Length - 1)])], end);
        }

        return question;
    }

    private static ImmutableArray<Override> ValuesOf(UncertainParameter each)
    {
        var factor = new Factor(each.Key, each.Range.From, each.Range.To, IsLogarithmic: false, each.Range.Integer ?? false);
        return [.. new[] { 0, 1, Between }.Select(unit => new Override(each.Key, Names.Number(factor.At(unit)), each.At))];
    }

    private Question? Load(string scenario, IEnumerable<Override> overrides, DateOnly? end)
    {
        try
        {
            return Question.LoadWith(overrides, scenario, end);
        }
        catch (BadFileException error)
        {
            foreach (var problem in error.Problems.Select(Placed).Where(_known.Add))
            {
                problems.Add(problem.At, problem.Field, problem.Fault, problem.Allowed);
            }

            return null;
        }
    }

    /// <summary>
    /// Returns a problem with its position in the experiment file. The reader of scenarios attributes an invalid last day to the option <c>--until</c>; this
    /// method attributes it to the field <c>end</c> of the file. Other problems are returned unchanged.
    /// </summary>
    private Problem Placed(Problem problem) =>
        file["end"] is { } end && problem.At.Name == new Origin($"--until {(end as Scalar)?.Text.Trim()}").Name
            ? problem with
            {
                At = end.At,
                Field = "end",
            }
            : problem;
}
