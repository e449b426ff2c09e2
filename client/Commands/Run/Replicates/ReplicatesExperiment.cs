using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Run.Replicates;

/// <summary>Describes replicates (one run with several seeds) as an experiment with a single combination of settings, so that they share its code.</summary>
internal static class ReplicatesExperiment
{
    /// <summary>
    /// The measures that replicates (one run with several seeds) write to <c>results.csv</c> and <c>series.csv</c>; the summary prints the first one.
    /// </summary>
    private static readonly ImmutableArray<string> Measures =
    [
        "subscribers@end",
        "penetration_percent@end",
        "covered_percent@end",
        "capital_share@end",
        "gini_districts@end",
        "subscribers@monthly",
    ];

    /// <param name="path">The path of the experiment's file in the folder of the results.</param>
    public static Experiment Of(RunPlan plan, string path)
    {
        var options = plan.Options;
        return new Experiment
        {
            Path = path,
            Form = new ExperimentForm
            {
                Question = plan.Scenario.Asks,
                Scale = options.Scale,
                Step = options.StepDays == 1 ? StepWord.Day : StepWord.Week,
                End = plan.Scenario.Until,
                Set = new Assignments([.. options.Set.Select(Override.Parse)]),
                Seeds = new SeedsForm { First = options.Seed, Count = options.Replicates },
                Measures = Measures,
            },
            Question = new Question(plan.Nation, plan.Scenario),
            Factors = [],
            Measures = [.. Measures.Select(measure => AskedMeasure.Parse(measure)!)],
            Table = PointTable.Of(
                [],
                [],
                [
                    [],
                ]
            ),
            Base = Shipped.ScenarioKeys().Contains(options.Scenario) ? options.Scenario : Path.GetFullPath(options.Scenario),
        };
    }

    /// <summary>
    /// Returns the text of an experiment file that describes the replicates (one run with several seeds). It leaves out commands, which an experiment file
    /// cannot contain.
    /// </summary>
    public static string Text(Experiment experiment)
    {
        var form = experiment.Form;
        var text = new StringBuilder();
        Line($"question: {Quoted(form.Question)}");
        Line($"base: {Quoted(experiment.Base)}");
        Line($"scale: {experiment.Scale:R}");
        Line($"step: {Names.InFile(form.Step.ToString()!)}");
        Line($"end: {Names.Date(experiment.Question.Scenario.Until)}");
        if (form.Set is { All: { Length: > 0 } set })
        {
            Line($"set: {{ {string.Join(", ", set.Select(each => $"{each.Path}: {Quoted(each.Value)}"))} }}");
        }

        Line($"seeds: {{ first: {experiment.FirstSeed}, count: {form.Seeds.Count} }}");
        Line($"measures: [{string.Join(", ", form.Measures)}]");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>
    /// Returns hashes of the scenario, the nation and the commands, by which a continuation checks that they are unchanged. Paths do not matter.
    /// </summary>
    public static ImmutableArray<ExperimentInput> InputsOf(RunPlan plan) =>
        [
            new("scenario", ExperimentInputs.Hash(NationJson.Write(plan.Scenario))),
            new("nation", ExperimentInputs.Hash(NationJson.Write(plan.Nation))),
            new("journal of commands", ExperimentInputs.Hash(string.Join('\n', plan.Commands.Where(command => command.Tick <= plan.Ticks)))),
        ];

    /// <summary>
    /// Checks that interrupted replicates (one run with several seeds) in a folder have the same settings as the plan that is to continue them.
    /// </summary>
    /// <exception cref="RefusedException">They have other settings; the message names them.</exception>
    public static void CheckSame(string folder, ExperimentManifest begun, RunPlan plan)
    {
        string[] others =
        [
            .. Other("seed", begun.FirstSeed, plan.Options.Seed),
            .. Other("number of replicates", begun.Seeds, plan.Options.Replicates),
            .. Other("scale", begun.Scale, plan.Options.Scale),
            .. Other("step", begun.Step, CommonOptions.WordOfStep(plan.Options.StepDays)),
            .. InputsOf(plan).Except(begun.Inputs).Select(input => $"another {input.File}"),
            .. ExperimentInputs.OtherVersion(begun),
        ];
        if (others.Length > 0)
        {
            throw new RefusedException(
                $"{folder} holds replicates of another command: {string.Join("; ", others)}. Expected the command that was interrupted, to continue it; "
                    + "or another --name or --out, or this folder removed. Nothing was written."
            );
        }
    }

    private static string[] Other<T>(string what, T there, T asked) =>
        EqualityComparer<T>.Default.Equals(there, asked)
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"another {what}: {there} there, {asked} asked for")];

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Manifest.Json);
}
