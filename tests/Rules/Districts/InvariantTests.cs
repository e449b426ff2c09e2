using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Support;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Rules.Tests.Districts;

/// <summary>Recomputes every invariant from the rows after every tick, for two nations with interventions and many random commands.</summary>
public sealed class InvariantTests
{
    private const int Ticks = 70;
    private static readonly CommandKind[] Kinds = Enum.GetValues<CommandKind>();

    [Theory]
    [InlineData("islandia", 0.05, 1)]
    [InlineData("islandia", 0.05, 2)]
    [InlineData("baseline", 0.002, 1)]
    public void Everything_holds_after_every_tick(string scenario, double scale, ulong seed)
    {
        var setup = Setups.Of(scenario, scale, Hurried, Eventful, seed);
        var run = new LocalRun(setup);
        var noon = new Noon([], []);
        run.WhenTieEventsAreSent = () => noon = Noon.Of(run);
        run.Open();
        var before = TickState.Of(run, 0, noon);
        for (var tick = new Tick(1); tick <= Ticks; tick++)
        {
            run.Step(tick, (at, district) => Commands(setup, run.Districts[district], at, district));
            var now = TickState.Of(run, tick, noon);
            Invariants.CheckAll(before, now);
            before = now;
        }

        AssertAllHappened(run);
    }

    /// <summary>Accelerates the nation: events that take years there take weeks here.</summary>
    private static Nation Hurried(Nation nation) =>
        nation with
        {
            Adoption = nation.Adoption with
            {
                ConsiderRate = NationBuilder.Of(5, "1/year"),
                SecondLineRate = NationBuilder.Of(3, "1/year"),
                MinimumAge = NationBuilder.Of(12, "year"),
            },
            Permission = nation.Permission with
            {
                Table = [.. nation.Permission.Table, new PermissionRule(nation.Launch, null, null, null, 60, "assumption: a test")],
            },
            Means = nation.Means with { MedianIncome = NationBuilder.Of(900, "USD/month"), SavingRate = NationBuilder.Of(0.2, "share") },
            Market = nation.Market with { Models = [.. nation.Market.Models.Select(model => model with { BreakageRate = NationBuilder.Of(2, "1/year") })] },
            Use = nation.Use with { LapseRate = NationBuilder.Of(1, "1/year") },
        };

    private static Scenario Eventful(Scenario asked) =>
        asked with
        {
            Interventions =
            [
                new Gift(asked.Start.AddDays(30), Everywhere, null, null, "urban", 20, 60, 5, asked.Nation == "dprk" ? "bar" : "plain"),
                new TowerChange(asked.Start.AddDays(60), Everywhere, 1, null, null),
                new TowerChange(asked.Start.AddDays(120), new PlaceFilter(null, SettlementType.Capital, []), 0, false, null),
                new SupplyChange(asked.Start.AddDays(130), null, null, 500_000),
                new TowerChange(asked.Start.AddDays(200), Everywhere, 0, true, 30),
                new PriceChange(asked.Start.AddDays(210), null, 0.5),
                new SupplyChange(asked.Start.AddDays(300), false, null, null),
            ],
        };

    private static PlaceFilter Everywhere => new(null, null, []);

    /// <summary>Returns random commands for a district and tick, most of them to existing targets.</summary>
    private static DistrictCommand[] Commands(RunSetup setup, District district, int tick, int ordinal) =>
        [
            .. Enumerable
                .Range(0, setup.Populations.Length > 50 ? 1 : 6)
                .Select(number =>
                {
                    var words = new Draws(99, (uint)ordinal + 1, tick).Four(number, Purpose.Decision);
                    var kind = Kinds[words.W0 % Kinds.Length];
                    var (people, handsets) = ((uint)setup.Populations[ordinal].People, (uint)district.Rows.Handsets);
                    return kind switch
                    {
                        CommandKind.Give => new DistrictCommand(kind, (int)(words.W1 % people), 0),
                        CommandKind.Bar or CommandKind.Allow => new DistrictCommand(kind, (int)(words.W1 % people), 0),
                        CommandKind.HandOver => new DistrictCommand(kind, (int)(words.W1 % (handsets + 1)), (int)(words.W2 % people)),
                        CommandKind.TopUp or CommandKind.Break or CommandKind.TakeAway => new DistrictCommand(kind, (int)(words.W1 % (handsets + 1)), 500),
                        _ => new DistrictCommand(kind, (int)(words.W1 % 3), 1 + (int)(words.W2 % 60)),
                    };
                }),
        ];

    /// <summary>Checks that every kind of event happened: an invariant of events that never happen proves nothing.</summary>
    private static void AssertAllHappened(LocalRun run) =>
        Assert.All(
            (Measure[])
                [
                    PhoneMeasures.GrossAdditions,
                    PhoneMeasures.Lapses,
                    PhoneMeasures.SecondLines,
                    PhoneMeasures.UnmetDemand,
                    PhoneMeasures.Refusals,
                    PhoneMeasures.SecondHandSales,
                    PhoneMeasures.Breakages,
                    PhoneMeasures.Replacements,
                    PhoneMeasures.HandsetsOnSale,
                    PhoneMeasures.Gifts,
                    PhoneMeasures.Calls,
                    PhoneMeasures.BlockedCalls,
                    PhoneMeasures.RevenueCents,
                ],
            measure => Assert.True(Enumerable.Range(1, Ticks).Sum(tick => run.Nation(tick, measure)) > 0, $"no {measure} in {Ticks} ticks")
        );
}
