using AdoptionSim.Model.Awareness;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Awareness;

/// <summary>Tests each way of learning about the Internet, by runs with and without it under the same random draws.</summary>
public sealed class InternetAwarenessTests
{
    private const int Ticks = 60;
    private static readonly Question Islandia = Question.Load("islandia");
    private static readonly InternetParameters Shipped = Question.Load("baseline").Nation.Internet!;

    private static readonly InternetParameters Known = Shipped with
    {
        Groups = [new AwareGroup("clerk", 0.4, "test")],
        ToldBySight = Set(Shipped.ToldBySight, 0.004),
        ToldByTie = Set(Shipped.ToldByTie, 0.03),
    };

    [Fact]
    public async Task Nobody_learns_without_sights_studies_or_ties()
    {
        var run = await Run(Known with { Groups = [], ToldBySight = Set(Known.ToldBySight, 0) });

        Assert.Equal(0, run.Nation(Ticks, InternetMeasures.AwarePeople));
    }

    [Fact]
    public async Task Sights_study_and_ties_each_bring_more_to_know()
    {
        var all = await Run(Known);

        Assert.True(All(all) > 1.1 * All(await Run(Known with { ToldBySight = Set(Known.ToldBySight, 0) })));
        Assert.True(All(all) > 1.1 * All(await Run(Known with { Groups = [] })));
        Assert.True(All(all) > 1.1 * All(await Run(Known with { ToldByTie = Set(Known.ToldByTie, 0) })));
    }

    [Fact]
    public async Task Who_lives_where_the_foreigners_are_knows_first()
    {
        var run = await Run(Known with { Groups = [], ToldByTie = Set(Known.ToldByTie, 0) });
        var hosts = Islandia.Nation.Foreigners!.Cohorts.SelectMany(cohort => cohort.Hosts).Select(host => host.District).ToHashSet();

        Assert.True(run.Sum(Ticks, InternetMeasures.AwarePeople, district => hosts.Contains(Islandia.Nation.Districts[district].Key)) > 100);
        Assert.Equal(0, run.Sum(Ticks, InternetMeasures.AwarePeople, district => !hosts.Contains(Islandia.Nation.Districts[district].Key)));
    }

    [Fact]
    public async Task A_cascade_of_ties_reaches_other_districts_once()
    {
        var some = await Run(Known with { ToldBySight = Set(Known.ToldBySight, 0) });
        var certain = await Run(Known with { ToldByTie = Set(Known.ToldByTie, 1) });

        Assert.True(All(certain) > 0.5 * Islandia.Nation.Districts.Sum(district => (long)district.People) * 0.1);
        Assert.True(All(some) < All(certain));
    }

    [Fact]
    public async Task Citizens_who_use_an_open_Internet_know_it()
    {
        var nobodyTells = Known with { Groups = [], ToldBySight = Set(Known.ToldBySight, 0), ToldByTie = Set(Known.ToldByTie, 0) };
        var open = new AccessRule(Islandia.Scenario.Start, null, [Person.Local, Person.OfficialOrStudent], [Service.Internet], [Device.Terminal], true, "test");
        var run = await new LocalRun(
            new RunSetup(
                Islandia.Nation with
                {
                    Internet = nobodyTells,
                },
                Islandia.Scenario with
                {
                    Interventions = [new AccessChange(Islandia.Scenario.Start, open)],
                },
                1,
                0.1,
                7
            )
        ).ToEnd(ticks: Ticks);
        var readers = run.Districts.Sum(district => district.Services.Find<ReadingRooms>()!.Readers.Length);

        Assert.InRange(All(run), 0.5 * readers, readers);
        Assert.Equal(0, All(await Run(nobodyTells)));
    }

    [Fact]
    public async Task The_young_take_no_notice()
    {
        var run = await Run(Known with { AgeFrom = Set(Known.AgeFrom, 18) });
        for (var district = 0; district < run.Districts.Count; district++)
        {
            for (var citizen = new CitizenIndex(0); citizen < run.Setup.Populations[district].People; citizen++)
            {
                Assert.True(
                    !run.Districts[district].Services.Find<InternetAwareness>()!.Knows(citizen) || run.Setup.Populations[district].AgeOf(citizen) >= 18
                );
            }
        }
    }

    /// <summary>For several seeds, with the same random draws: people who know of the Internet wish for a phone more often.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Fascination_raises_the_wish_for_a_phone(ulong seed)
    {
        var (without, with) = (
            await Run(Known with { FascinationWeight = Set(Known.FascinationWeight, 0) }, seed),
            await Run(Known with { FascinationWeight = Set(Known.FascinationWeight, 5) }, seed)
        );

        Assert.True(with.Over(1, Ticks, PhoneMeasures.Applications) > 1.02 * without.Over(1, Ticks, PhoneMeasures.Applications));
    }

    [Fact]
    public async Task A_run_that_is_stored_and_read_back_on_its_way_is_the_same()
    {
        var stored = new LocalRun(Setup(Known, 1));
        await stored.ToEnd(ticks: Ticks, afterTick: tick =>
        {
            if (tick is 17 or 40)
            {
                stored.StoreAndReadBack();
            }
        });

        Assert.Equal((await Run(Known)).Digest, stored.Digest);
    }

    private static long All(LocalRun run) => run.Nation(Ticks, InternetMeasures.AwarePeople);

    private static Task<LocalRun> Run(InternetParameters internet, ulong seed = 1) => new LocalRun(Setup(internet, seed)).ToEnd(ticks: Ticks);

    private static RunSetup Setup(InternetParameters internet, ulong seed) =>
        new(Islandia.Nation with { Internet = internet }, Islandia.Scenario, seed, 0.1, 7);

    private static Quantity Set(Quantity quantity, double value) => quantity with { Value = value };
}
