using System.Diagnostics;
using AdoptionSim.Benchmarks.Wish;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime.Messages;
using AdoptionSim.Silo;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Benchmarks.Messages;

/// <summary>
/// Compares the rate of step messages with that of messages to an empty method of the same interface, to the same activations and with the same number
/// in flight. The two alternate, after a run in message delivery has brought citizens to the middle of a year.
/// </summary>
internal static class MessageRate
{
    private const double Scale = 0.004;
    private const int Week = 7;
    private const int WarmUps = 4;
    private const int Repetitions = 21;
    private const string Name = "messages";

    public static async Task Measure()
    {
        var scenario = Question.Load(Shipped.ScenarioPath(Shipped.Baseline)).Scenario with { Until = new DateOnly(2010, 6, 30) };
        var setup = new RunSetup(NationFile.Read(Shipped.NationPath(scenario.Nation)), scenario, seed: 1, Scale, Week);
        var recorders = await Recorder.Of(new LocalRun(setup), setup.Calendar.Ticks);

        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions());
        await Run(cluster.Grains.GetGrain<IRun>(Name), setup, scenario);
        var citizens = setup
            .Populations.Select(population =>
                Enumerable
                    .Range(0, population.People)
                    .Select(number => cluster.Grains.GetGrain<ICitizenStep>($"{Name}/{population.District.Key}/{number}"))
                    .ToArray()
            )
            .ToArray();
        await Compare(citizens, recorders);
    }

    private static async Task Run(IRun run, RunSetup setup, Scenario scenario)
    {
        await run.Start(
            new RunSpecification(
                Name,
                NationJson.Write(setup.Nation),
                NationJson.Write(scenario),
                setup.Seed,
                Scale,
                Week,
                Delivery.Message,
                Threads: 0,
                Commands: []
            )
        );
        var began = Stopwatch.GetTimestamp();
        RunProgress progress;
        do
        {
            progress = await run.WaitFor(setup.Calendar.Ticks);
        } while (progress.State is RunState.Preparing or RunState.Running);

        Console.WriteLine(
            $"A run of {progress.Tick} ticks and {MarkdownTable.Number(progress.Citizens, 0)} citizens sent "
                + $"{MarkdownTable.Number(progress.Messages, 0)} messages, "
                + $"{MarkdownTable.Number(progress.Messages / Stopwatch.GetElapsedTime(began).TotalSeconds / 1000, 0)} thousand a second, and ended "
                + $"{progress.State}.{Environment.NewLine}"
        );
    }

    private static async Task Compare(ICitizenStep[][] citizens, Recorder[] recorders)
    {
        var people = citizens.Sum(district => (long)district.Length);
        var (step, idle) = (new List<double>(), new List<double>());
        for (var repetition = -WarmUps; repetition < Repetitions; repetition++)
        {
            var stepTime = await Send(citizens, recorders, static (citizen, known) => citizen.Step(known));
            var idleTime = await Send(citizens, recorders, static (citizen, known) => citizen.Idle(known));
            if (repetition >= 0)
            {
                step.Add(people / stepTime.TotalMilliseconds);
                idle.Add(people / idleTime.TotalMilliseconds);
            }
        }

        MarkdownTable.Header("messages to citizens", "steps, thousand a second", "empty, thousand a second", "rate of steps");
        MarkdownTable.Row(
            $"{MarkdownTable.Number(people, 0)}, at most {MessageDelivery.Most} in flight",
            MarkdownTable.Number(step.Median(), 0),
            MarkdownTable.Number(idle.Median(), 0),
            $"{MarkdownTable.Number(100 * step.Median() / idle.Median(), 0)} %"
        );
    }

    private static async Task<TimeSpan> Send(
        ICitizenStep[][] citizens,
        Recorder[] recorders,
        Func<ICitizenStep, WishKnowledge, ValueTask<Packed<CitizenStep>>> message
    )
    {
        var inFlight = new InFlight<Packed<CitizenStep>>(MessageDelivery.Most);
        var tally = new WishTally();
        var start = Stopwatch.GetTimestamp();
        for (var district = 0; district < citizens.Length; district++)
        {
            var (there, known) = (citizens[district], recorders[district].Known);
            await inFlight.SendAll(
                there.Length,
                citizen => message(there[citizen], known),
                (citizen, outcome) => tally.Take(new CitizenIndex(citizen), outcome.Value.Outcome)
            );
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
