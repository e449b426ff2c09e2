using System.Collections.Immutable;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Tables;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>All inputs of a run, read and validated before anything is written.</summary>
internal sealed record RunPlan(RunOptions Options, Nation Nation, Scenario Scenario, ImmutableArray<JournalEntry> Commands)
{
    /// <summary>Reads and checks the files that the options name, and returns the plan of the run.</summary>
    /// <exception cref="BadFileException">A file is missing or a field is invalid.</exception>
    /// <exception cref="RefusedException">Options cannot be combined, or the machine has too little memory.</exception>
    public static RunPlan Make(RunOptions options, CliEnvironment environment)
    {
        RunOptionsCheck.Check(options);
        var question = Question.Load(options.Scenario, options.Set, options.Until);
        EmbeddedHost.CheckTowers(question);
        var (nation, scenario) = question;
        if (options.Cluster is null)
        {
            MemoryCheck.Check(options, nation, environment.AvailableMemory);
        }

        var commands = options.Commands is { } path ? CommandsReader.Read(path, nation) : [];
        var plan = new RunPlan(options, nation, scenario, [.. commands]);
        plan.Warn(environment.Error.Profile.Out.Writer);
        return plan;
    }

    /// <summary>Returns the plan of one run of an experiment: it has no commands and uses silos that are already running.</summary>
    /// <exception cref="BadFileException">An intervention names a base station that the nation does not have.</exception>
    public static RunPlan Of(Question question, RunOptions options)
    {
        EmbeddedHost.CheckTowers(question);
        return new RunPlan(options, question.Nation, question.Scenario, []);
    }

    /// <summary>Returns the plan of a run that is already in progress or has ended.</summary>
    public static RunPlan Of(RunSpecification specification, bool json, bool quiet, string? cluster)
    {
        NameRule.Check("name of the run on its cluster", specification.Name);
        var scenario = NationJson.ReadScenario(specification.Scenario);
        var options = new RunOptions
        {
            Scenario = specification.ScenarioFile ?? scenario.Key,
            Seed = specification.Seed,
            Scale = specification.Scale,
            StepDays = specification.StepDays,
            Delivery = specification.Delivery,
            Threads = specification.Threads,
            Name = specification.Name,
            Json = json,
            Quiet = quiet,
            Cluster = cluster,
            Checkpoints = specification.Checkpoints,
            Pace = specification.Pace,
        };
        return new RunPlan(options, NationJson.ReadNation(specification.Nation), scenario, [.. specification.Commands]);
    }

    /// <summary>Returns the specification of one replicate (run with its own seed), which is sent to a cluster and fully determines the run.</summary>
    /// <param name="replicate">The number of the replicate, from 1, which decides its seed.</param>
    public RunSpecification Specification(string name, int replicate) =>
        new(
            name,
            NationJson.Write(Nation),
            NationJson.Write(Scenario),
            SeedOf(replicate),
            Options.Scale,
            Options.StepDays,
            Options.Delivery,
            Options.Threads,
            [.. Commands],
            Options.Checkpoints,
            Pace: Options.Pace,
            ScenarioFile: Options.Scenario
        );

    /// <summary>
    /// True if no command and no deviation from the nation's real history is planned, so that published figures can be compared with the result.
    /// </summary>
    public bool IsFactual => Commands.IsEmpty && Scenario.IsFactual(Nation);

    /// <summary>The number of ticks (steps of simulated time) in the complete run.</summary>
    public int Ticks => (Scenario.Until.DayNumber - Scenario.Start.DayNumber + Options.StepDays - 1) / Options.StepDays;

    /// <summary>The date at the end of the last tick (step of simulated time) of the complete run, which is the last date in its result tables.</summary>
    public DateOnly End => Scenario.Start.AddDays(Ticks * Options.StepDays);

    /// <summary>
    /// Warnings about interventions (dated changes of a scenario) and commands that have no effect because the run ends before them: at most one for each of
    /// the two.
    /// </summary>
    public ImmutableArray<string> Warnings => [.. new[] { LateInterventions(), LateCommands() }.OfType<string>()];

    private void Warn(TextWriter writer)
    {
        if (LateInterventions() is { } interventions)
        {
            writer.WriteLine($"Warning: {interventions}");
        }

        if (LateCommands() is { } commands)
        {
            writer.WriteLine($"Warning: {Options.Commands}: {commands}");
        }
    }

    /// <summary>
    /// Returns the warning about interventions (dated changes of a scenario) after the end of the run; null if there are none. They are not refused, because
    /// running a scenario for a shorter time is a normal request.
    /// </summary>
    private string? LateInterventions()
    {
        var late = Scenario.Interventions.Where(intervention => intervention.Date > End).ToArray();
        var text = new InterventionText(Nation);
        return late.Length == 0
            ? null
            : $"{late.Length} of {Scenario.Interventions.Length} interventions have no effect, because the run ends on {Names.Date(End)}: "
                + $"{string.Join("; ", late.Select(intervention => text.Of(intervention).TrimEnd('.')))}.";
    }

    /// <summary>
    /// Returns the warning about commands for ticks (steps of simulated time) after the end of the run; null if there are none. They are not refused, because
    /// the commands of a longer run are a normal input of a shorter one.
    /// </summary>
    private string? LateCommands()
    {
        var late = Commands.Where(command => command.Tick > Ticks).ToArray();
        return late.Length == 0
            ? null
            : $"{late.Length} of {Commands.Length} commands have no effect, because the run ends with tick {Ticks}: "
                + $"{string.Join(", ", late.Select(command => $"{command.Id} (tick {command.Tick})"))}.";
    }

    public ulong SeedOf(int replicate) => Options.Seed + (ulong)(replicate - 1);
}
