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
        KnownAtStart = null,
        LearnedByArticle = null,
        Privileged = null,
    };

    private static readonly InternetParameters Silent = Known with
    {
        Groups = [],
        ToldBySight = Set(Shipped.ToldBySight, 0),
        ToldByTie = Set(Shipped.ToldByTie, 0),
    };

    [Fact]
    public async Task Nobody_learns_without_sights_studies_or_ties()
    {
        var run = await Run(Known with { Groups = [], ToldBySight = Set(Known.ToldBySight, 0) });

        Assert.Equal(0, run.Nation(Ticks, InternetMeasures.AwarePeople));
    }

    /// <summary>The expected number is the sum over the people of age in open districts of the chance of their home and work group.</summary>
    [Fact]
    public async Task Initial_awareness_matches_the_shares_of_homes_and_work_groups()
    {
        var known = new KnownAtStart
        {
            Capital = NationBuilder.Of(0.3, "share"),
            Cities = NationBuilder.Of(0.1, "share"),
            Countryside = NationBuilder.Of(0.05, "share"),
            Groups = [new AwareFactor("clerk", 2, "test")],
        };
        var run = await Run(Silent with { KnownAtStart = known });
        var (expected, clerks) = (0.0, 0L);
        var clerk = Islandia.Nation.People.Work.Select(work => work.Key).ToList().IndexOf("clerk");
        for (var district = 0; district < run.Districts.Count; district++)
        {
            var (people, place) = (run.Setup.Populations[district], Islandia.Nation.Districts[district].Place);
            for (var citizen = new CitizenIndex(0); citizen < people.People; citizen++)
            {
                var traits = people.TraitsOf(citizen);
                var share =
                    !traits.Urban ? 0.05
                    : place == SettlementType.Capital ? 0.3
                    : place is SettlementType.MainCity or SettlementType.SmallCity ? 0.1
                    : 0.05;
                expected += place == SettlementType.Closed || traits.Age < Known.AgeFrom ? 0 : share * (traits.Work == clerk ? 2 : 1);
                clerks += traits.Work == clerk && run.Districts[district].Services.Find<InternetAwareness>()!.Knows(citizen) ? 1 : 0;
            }
        }

        Assert.True(expected > 200, $"{expected}");
        Assert.InRange(run.Nation(0, InternetMeasures.AwarePeople), expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
        Assert.Equal(run.Nation(0, InternetMeasures.AwarePeople), All(run));
        Assert.True(clerks > 0);
        Assert.Equal(0, (await Run(Silent)).Nation(0, InternetMeasures.AwarePeople));
    }

    [Fact]
    public async Task Readers_of_vetted_articles_learn_and_nobody_else()
    {
        var (some, more) = (await Learned(0.02), await Learned(0.2));

        Assert.Equal(0, All(await Run(Silent)));
        Assert.InRange(All(some), 1, All(more) - 1);
        for (var district = 0; district < more.Districts.Count; district++)
        {
            var (awareness, rooms) = (more.Districts[district].Services.Find<InternetAwareness>()!, more.Districts[district].Services.Find<ReadingRooms>()!);
            for (var citizen = new CitizenIndex(0); citizen < more.Setup.Populations[district].People; citizen++)
            {
                Assert.True(!awareness.Knows(citizen) || (rooms.ReaderOf(citizen) is >= 0 and var reader && rooms.Readers[reader].Vetted > 0));
            }
        }

        static Task<LocalRun> Learned(double chance) => Run(Silent with { LearnedByArticle = NationBuilder.Of(chance, "share") });
    }

    [Fact]
    public async Task Privileged_people_use_and_know_the_Internet_while_allowed()
    {
        var privileged = new PrivilegedParameters
        {
            People = NationBuilder.Of(800, "people"),
            Groups = ["clerk"],
            Visits = NationBuilder.Of(8, "1/month"),
        };
        var start = Islandia.Scenario.Start;
        var allowed = new AccessRule(start, null, [AccessGroup.Privileged], [Service.Internet], [Device.Computer], true, "test");
        var stopped = allowed with { From = start.AddDays(7 * 30), Allowed = false };
        var with = await Open(Silent with { Privileged = privileged }, allowed);
        var stops = await Open(Silent with { Privileged = privileged }, allowed, stopped);
        var forbidden = await Run(Silent with { Privileged = privileged });
        var users = with.Nation(0, InternetMeasures.Users);

        Assert.InRange(users, 80 - (4 * 9), 80 + (4 * 9));
        Assert.Equal((users, users), (with.Nation(Ticks, InternetMeasures.Users), All(with)));
        Assert.Equal(users * 8 * 12 / 365.25 * 7 * Ticks, with.Over(1, Ticks, InternetMeasures.Visits), 500.0);
        Assert.All(Privileged(with), citizen => Assert.Equal("clerk", Islandia.Nation.People.Work[citizen.Work].Key));
        Assert.Equal(users, Privileged(with).Count);
        Assert.True(stops.Nation(29, InternetMeasures.Visits) > 0);
        Assert.Equal((0, 0), (stops.Nation(30, InternetMeasures.Visits), stops.Nation(30, InternetMeasures.Users)));
        Assert.Equal(0, forbidden.Over(1, Ticks, InternetMeasures.Visits) + forbidden.Nation(Ticks, InternetMeasures.Users) + All(forbidden));

        static Task<LocalRun> Open(InternetParameters internet, params AccessRule[] rules) =>
            new LocalRun(
                new RunSetup(
                    Islandia.Nation with
                    {
                        Internet = internet,
                    },
                    Islandia.Scenario with
                    {
                        Interventions = [.. rules.Select(rule => new AccessChange(rule.From, rule))],
                    },
                    1,
                    0.1,
                    7
                )
            ).ToEnd(ticks: Ticks);
        static List<Model.People.Traits> Privileged(LocalRun run) =>
            [
                .. run.Districts.SelectMany(
                    (district, ordinal) => district.Services.Find<PrivilegedUsers>()!.All.Select(citizen => run.Setup.Populations[ordinal].TraitsOf(citizen))
                ),
            ];
    }

    [Fact]
    public void Baseline_gives_Internet_access_to_only_a_few_hundred_citizens()
    {
        var question = Question.Load("baseline");
        var table = Model.Access.AccessTable.On(new DateOnly(2014, 1, 1), question.Nation.Access, []);

        Assert.InRange(question.Nation.Internet!.Privileged!.People.Value, 100, 999);
        Assert.True(table.Allows(AccessGroup.Privileged, Service.Internet, Device.Computer));
        foreach (var device in Enum.GetValues<Device>())
        {
            Assert.False(table.Allows(AccessGroup.Local, Service.Internet, device) || table.Allows(AccessGroup.OfficialOrStudent, Service.Internet, device));
            Assert.True(device == Device.Computer || !table.Allows(AccessGroup.Privileged, Service.Internet, device));
        }
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
        var nobodyInforms = Known with { Groups = [], ToldBySight = Set(Known.ToldBySight, 0), ToldByTie = Set(Known.ToldByTie, 0) };
        var open = new AccessRule(
            Islandia.Scenario.Start,
            null,
            [AccessGroup.Local, AccessGroup.OfficialOrStudent],
            [Service.Internet],
            [Device.Terminal],
            true,
            "test"
        );
        var run = await new LocalRun(
            new RunSetup(
                Islandia.Nation with
                {
                    Internet = nobodyInforms,
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
        Assert.Equal(0, All(await Run(nobodyInforms)));
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
    public async Task Internet_awareness_run_restored_midway_has_the_same_digest()
    {
        var all = Known with
        {
            KnownAtStart = Shipped.KnownAtStart! with { Groups = [] },
            LearnedByArticle = NationBuilder.Of(0.1, "share"),
            Privileged = Shipped.Privileged! with { Groups = ["clerk"] },
        };
        var stored = new LocalRun(Setup(all, 1));
        await stored.ToEnd(ticks: Ticks, afterTick: tick =>
        {
            if (tick is 17 or 40)
            {
                stored.StoreAndReadBack();
            }
        });

        Assert.Equal((await Run(all)).Digest, stored.Digest);
    }

    private static long All(LocalRun run) => run.Nation(Ticks, InternetMeasures.AwarePeople);

    private static Task<LocalRun> Run(InternetParameters internet, ulong seed = 1) => new LocalRun(Setup(internet, seed)).ToEnd(ticks: Ticks);

    private static RunSetup Setup(InternetParameters internet, ulong seed) =>
        new(Islandia.Nation with { Internet = internet }, Islandia.Scenario, seed, 0.1, 7);

    private static Quantity Set(Quantity quantity, double value) => quantity with { Value = value };
}
