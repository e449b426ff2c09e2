using System.Collections.Immutable;
using AdoptionSim.Client.Commands;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Running;

/// <summary>Everything that a run needs, read and checked before anything is written.</summary>
/// <param name="Scenario">With the end that the run will have.</param>
/// <param name="ScenarioFile">The file it was read from, or the name of a shipped one.</param>
internal sealed record RunPlan(RunOptions Options, Nation Nation, Scenario Scenario, string ScenarioFile, ImmutableArray<JournalEntry> Commands)
{
    /// <summary>Years that a run can last.</summary>
    private const int LongestYears = 100;

    /// <summary>Reads the files that the options name.</summary>
    /// <exception cref="BadFileException">A file is missing or a field is not as allowed.</exception>
    /// <exception cref="RefusedException">The options do not go together, or the machine is too small.</exception>
    public static RunPlan Make(RunOptions options, Surroundings surroundings)
    {
        RunOptionsCheck.Check(options);
        var file = File.Exists(surroundings.PathTo(options.Scenario)) ? surroundings.PathTo(options.Scenario) : options.Scenario;
        var (nation, scenario) = Question.Load(file, options.Set);
        var until = options.Until ?? scenario.Until;
        if (until <= scenario.Start || until > scenario.Start.AddYears(LongestYears))
        {
            throw new RefusedException(
                $"--until: found {until:yyyy-MM-dd}, allowed a date after {scenario.Start:yyyy-MM-dd} and at most {LongestYears} years later");
        }

        MemoryCheck.Check(options, nation, surroundings.AvailableMemory);
        var commands = options.Commands is { } path ? CommandsReader.Read(surroundings.PathTo(path), nation) : [];
        return new RunPlan(options, nation, scenario with { Until = until }, file, [.. commands]);
    }

    /// <summary>What one replicate, from 1 on, is a function of.</summary>
    public RunSpecification Specification(string name, int replicate) => new(
        name,
        NationJson.Write(Nation),
        NationJson.Write(Scenario),
        SeedOf(replicate),
        Options.Scale,
        Options.StepDays,
        Options.Delivery,
        Options.Threads,
        [.. Commands]);

    public ulong SeedOf(int replicate) => Options.Seed + (ulong)(replicate - 1);
}
