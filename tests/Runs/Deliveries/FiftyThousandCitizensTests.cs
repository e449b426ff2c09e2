using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Silo;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Runs.Tests.Deliveries;

/// <summary>
/// Tests that the fast path is equivalent to the actor model. A run of over 50,000 citizens and over 100 ticks, with interventions and
/// commands, has one digest in either delivery, on one silo or four, on one thread or many. The digest includes the hash of
/// all rows of citizens, handsets, purses and towers at ticks 52 and 104 and at the end.
/// </summary>
[Trait(Pace.Name, Pace.Nightly)]
public sealed class FiftyThousandCitizensTests(FiftyThousandCitizens fifty) : IClassFixture<FiftyThousandCitizens>
{
    [Fact]
    public async Task Message_delivery_gives_the_same_run_to_the_bit()
    {
        var message = await fifty.Run("message", Delivery.Message, 1, 0);

        Assert.Equal(fifty.Resident.Digest, message.Digest);
        Assert.InRange(message.Citizens, 50_000, 60_000);
        Assert.True(message.Messages >= message.Citizens * FiftyThousandCitizens.Ticks, $"{message.Messages} messages");
        Assert.True(message.Subscribers > 100_000, "Hardly anybody took up the phone: the comparison says little.");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(4, 2)]
    public async Task Silos_and_threads_make_no_difference(int silos, int threads) =>
        Assert.Equal(fifty.Resident.Digest, (await fifty.Run("resident", Delivery.Resident, silos, threads)).Digest);
}

/// <summary>The reference run, executed once in resident delivery on one silo.</summary>
public sealed class FiftyThousandCitizens : IAsyncLifetime
{
    public const int Ticks = 106;
    private const double Scale = 0.0021;
    private readonly string _scenario = Path.Combine(Path.GetTempPath(), $"adoptsim-{Environment.ProcessId}-deliveries.yaml");

    public RunProgress Resident { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(
            _scenario,
            """
            scenario: deliveries
            asks: Whether the way in which steps arrive makes a difference. All kinds of interventions happen.
            extends: baseline
            interventions:
              - date: 2009-02-01
                permission: { granted: 90, source: "assumption: so that there is something to see" }
              - date: 2009-02-15
                gift: { where: { province: KP-01 }, settlement: urban, age_from: 18, age_to: 40, share: 20, model: bar }
              - date: 2009-06-01
                price: { model: bar, factor: 0.3 }
              - date: 2009-08-01
                supply: { limited: true, cap_factor: 2, extra_stock: 200000 }
              - date: 2009-10-01
                towers: { where: { province: KP-02 }, add: 1 }
              - date: 2010-01-01
                towers: { where: { districts: [KP-01.02] }, on_air: false }
              - date: 2010-03-01
                tariff: { included_minutes: 20, extra_minute: 0.2 }
              - date: 2010-06-01
                power: { where: { province: KP-01 }, factor: 5 }
            """
        );
        Resident = await Run("resident", Delivery.Resident, 1, 0);
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(_scenario);
        return ValueTask.CompletedTask;
    }

    public async Task<RunProgress> Run(string name, Delivery delivery, int silos, int threads)
    {
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions(silos));
        var start = Question.Load(_scenario).Scenario.Start;
        var (nation, scenario) = Question.Load(_scenario, until: start.AddDays(7 * Ticks));
        var run = cluster.Grains.GetGrain<IRun>(name);
        await run.Start(new RunSpecification(name, NationJson.Write(nation), NationJson.Write(scenario), 7, Scale, 7, delivery, threads, [.. Commands()]));
        var progress = await run.ToEnd();
        Assert.Equal(RunState.Done, progress.State);
        return progress;
    }

    /// <summary>Returns every kind of command, repeatedly, in the districts with phones.</summary>
    private static IEnumerable<JournalEntry> Commands()
    {
        var kinds = Enum.GetValues<CommandKind>();
        for (var sequence = 0; sequence < 300; sequence++)
        {
            var kind = kinds[sequence % kinds.Length];
            var (district, number) = ($"KP-01.{1 + (sequence * 7 % 23):00}", sequence * 3 % 41);
            var (target, argument) = kind switch
            {
                CommandKind.Give => ($"{district}/{number}", "bar"),
                CommandKind.Bar or CommandKind.Allow => ($"{district}/{number}", ""),
                CommandKind.TopUp => ($"{district}/h/{number / 4}", "12.50"),
                CommandKind.HandOver => ($"{district}/h/{number / 4}", $"{number}"),
                CommandKind.SetChannels => ($"{district}/t/0", $"{10 + number}"),
                CommandKind.SwitchOff or CommandKind.SwitchOn => ($"{district}/t/0", ""),
                _ => ($"{district}/h/{number / 4}", ""),
            };
            yield return new JournalEntry(new Tick(2 + (sequence / 3)), sequence, $"command-{sequence}", kind, target, argument);
        }
    }
}
