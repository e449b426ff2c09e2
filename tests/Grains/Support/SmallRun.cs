using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Grains.Tests.Support;

/// <summary>A run small enough for a test: Islandia with 600 people for a year, unless said otherwise.</summary>
public sealed record SmallRun(string Name)
{
    public string Scenario { get; init; } = "islandia";

    public double Scale { get; init; } = 0.01;

    public ulong Seed { get; init; } = 1;

    /// <summary>Weekly ticks.</summary>
    public int Ticks { get; init; } = 53;

    public Delivery Delivery { get; init; }

    public int Threads { get; init; }

    /// <summary>Ticks a second; 0 is as fast as can be.</summary>
    public double Pace { get; init; }

    public JournalEntry[] Commands { get; init; } = [];

    public RunSetup Setup()
    {
        var question = Question();
        return new RunSetup(question.Nation, question.Scenario, Seed, Scale, 7);
    }

    public RunSpecification Specification()
    {
        var question = Question();
        return new RunSpecification(
            Name,
            NationJson.Write(question.Nation),
            NationJson.Write(question.Scenario),
            Seed,
            Scale,
            7,
            Delivery,
            Threads,
            Commands,
            Pace: Pace
        );
    }

    public async Task<IRun> Start(IGrainFactory grains)
    {
        var run = grains.GetGrain<IRun>(Name);
        await run.Start(Specification());
        return run;
    }

    /// <summary>Runs to the end; a run that fails fails the test.</summary>
    public async Task<RunProgress> ToEnd(IGrainFactory grains) => await (await Start(grains)).ToEnd();

    private Question Question()
    {
        var start = Nations.Files.Question.Load(Scenario).Scenario.Start;
        return Nations.Files.Question.Load(Scenario, until: start.AddDays(7 * Ticks));
    }
}
