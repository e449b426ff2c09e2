using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Intranet;

/// <summary>Tests each mechanism, by runs with and without it under the same random draws.</summary>
public sealed class ReadingRoomsTests
{
    private const int Ticks = 60;
    private static readonly Question Islandia = Question.Load("islandia");

    [Fact]
    public async Task Without_sites_nobody_reads()
    {
        var run = await Run(intranet => intranet with { Colleges = Set(intranet.Colleges, 0), Sites = [] });

        Assert.Equal(
            0,
            run.Nation(Ticks, IntranetMeasures.Readers) + run.Over(1, Ticks, IntranetMeasures.TerminalVisits) + run.Over(1, Ticks, BoardMeasures.Posts)
        );
        Assert.True((await Run()).Over(1, Ticks, IntranetMeasures.TerminalVisits) > 1000);
    }

    [Fact]
    public async Task More_seats_turn_fewer_away_and_seat_more()
    {
        var few = await Run(intranet => intranet with { CollegeSeats = Set(intranet.CollegeSeats, 1), Sites = [intranet.Sites[0] with { Seats = 3 }] });
        var many = await Run();

        Assert.True(few.Over(1, Ticks, IntranetMeasures.TerminalTurnedAway) > 10 * (1 + many.Over(1, Ticks, IntranetMeasures.TerminalTurnedAway)));
        Assert.True(few.Over(1, Ticks, IntranetMeasures.TerminalVisits) < many.Over(1, Ticks, IntranetMeasures.TerminalVisits));
        Assert.Equal(
            many.Over(1, Ticks, IntranetMeasures.TerminalVisits) + many.Over(1, Ticks, IntranetMeasures.TerminalTurnedAway),
            few.Over(1, Ticks, IntranetMeasures.TerminalVisits) + few.Over(1, Ticks, IntranetMeasures.TerminalTurnedAway)
        );
    }

    [Fact]
    public async Task Half_the_opening_hours_seat_fewer_where_seats_are_short()
    {
        IntranetParameters Short(IntranetParameters intranet) => intranet with { CollegeSeats = Set(intranet.CollegeSeats, 1), Sites = [] };
        var open = await Run(Short);
        var half = await Run(intranet => Short(intranet) with { Hours = Set(intranet.Hours, intranet.Hours / 2) });

        Assert.InRange(
            half.Over(1, Ticks, IntranetMeasures.TerminalVisits),
            0.4 * open.Over(1, Ticks, IntranetMeasures.TerminalVisits),
            0.7 * open.Over(1, Ticks, IntranetMeasures.TerminalVisits)
        );
    }

    [Fact]
    public async Task No_site_serves_more_visits_than_its_seats_allow()
    {
        var run = await Run(intranet => intranet with { CollegeSeats = Set(intranet.CollegeSeats, 2) });
        var known = HabitsOf(run.Setup).Terminals;

        foreach (var district in Assert.AtLeastOne(run.Districts))
        {
            foreach (var terminal in district.Services.Find<ReadingRooms>()!.Terminals.ToArray())
            {
                Assert.InRange(terminal.Visits, 0, TerminalRule.Capacity(terminal, new Tick(Ticks), known));
                Assert.InRange(terminal.AllVisits, 0, (long)(terminal.Seats * known.VisitsASeat * Ticks) + 1);
            }
        }
    }

    [Fact]
    public async Task Readers_are_distinct_and_from_the_eligible_groups_and_ages()
    {
        var run = await Run();
        var setup = run.Setup;
        var groups = HabitsOf(setup).Groups.Select(group => group.Work).ToHashSet();
        var all = 0;
        for (var district = 0; district < run.Districts.Count; district++)
        {
            var readers = run.Districts[district].Services.Find<ReadingRooms>()!.Readers.ToArray();
            Assert.Equal(readers.Length, readers.Select(reader => reader.Citizen).Distinct().Count());
            all += readers.Length;
            foreach (var reader in readers)
            {
                var traits = setup.Populations[district].TraitsOf(reader.Citizen);
                Assert.Contains(traits.Work, groups.Select(work => (byte)work));
                Assert.InRange(traits.Age, HabitsOf(setup).AgeFrom, HabitsOf(setup).AgeTo);
                Assert.Equal(setup.Persons.OfWork(traits.Work) == AccessGroup.OfficialOrStudent, reader.Has(ReaderFlags.OfficialOrStudent));
            }
        }

        Assert.True(all > 0);
    }

    [Fact]
    public async Task Fewer_rural_people_read_and_none_in_districts_without_sites()
    {
        var run = await Run(intranet => intranet with { RuralShare = Set(intranet.RuralShare, 0.2) });
        var (urban, rural, urbanPeople, ruralPeople) = (0, 0, 0, 0);
        for (var district = 0; district < run.Districts.Count; district++)
        {
            var (rooms, people) = (run.Districts[district].Services.Find<ReadingRooms>()!, run.Setup.Populations[district]);
            if (rooms.Open == 0)
            {
                Assert.Equal(0, rooms.Readers.Length);
                continue;
            }

            urban += rooms.Readers.ToArray().Count(reader => people.IsUrban(reader.Citizen));
            rural += rooms.Readers.ToArray().Count(reader => !people.IsUrban(reader.Citizen));
            urbanPeople += people.Urban;
            ruralPeople += people.People - people.Urban;
        }

        Assert.True(run.Districts.Any(district => district.Services.Find<ReadingRooms>()!.Open == 0), "Every district has a site: nothing is shown.");
        Assert.True((double)rural / ruralPeople < 0.5 * urban / urbanPeople);
    }

    [Fact]
    public async Task More_vetted_articles_are_read_where_more_pass()
    {
        var none = await Run(intranet => intranet with { Vetting = intranet.Vetting with { Topics = [new VettingTopic("all", 100, 0, "test")] } });
        var all = await Run(intranet => intranet with { Vetting = intranet.Vetting with { Topics = [new VettingTopic("all", 100, 100, "test")] } });

        Assert.Equal(0, none.Over(1, Ticks, IntranetMeasures.VettedArticlesRead));
        Assert.True(all.Over(1, Ticks, IntranetMeasures.VettedArticlesRead) > (await Run()).Over(1, Ticks, IntranetMeasures.VettedArticlesRead));
        Assert.Equal(none.Over(1, Ticks, IntranetMeasures.ArticlesRead), all.Over(1, Ticks, IntranetMeasures.ArticlesRead));
    }

    [Fact]
    public async Task Where_the_table_forbids_it_nobody_comes()
    {
        var run = await Run(rules: [Rule([Service.Intranet], [Device.Terminal], false)]);

        Assert.Equal(0, run.Over(1, Ticks, IntranetMeasures.TerminalVisits));
    }

    [Fact]
    public async Task On_the_phone_more_people_read_and_need_no_seat()
    {
        var phone = await Run(rules: [Rule([Service.Intranet], [Device.Handset], true)]);
        var without = await Run();

        Assert.Equal(0, without.Over(1, Ticks, IntranetMeasures.PhoneVisits));
        Assert.True(phone.Over(1, Ticks, IntranetMeasures.PhoneVisits) > 100);
        Assert.True(phone.Nation(Ticks, IntranetMeasures.Readers) > without.Nation(Ticks, IntranetMeasures.Readers));
        Assert.True(phone.Over(1, Ticks, BoardMeasures.Remembered) > without.Over(1, Ticks, BoardMeasures.Remembered));
    }

    [Fact]
    public async Task An_open_internet_takes_visits_and_reading_from_the_intranet()
    {
        var open = await Run(rules: [Rule([Service.Internet], [Device.Terminal], true)]);
        var without = await Run();

        Assert.Equal(0, without.Over(1, Ticks, InternetMeasures.Visits));
        Assert.InRange(
            open.Over(1, Ticks, InternetMeasures.Visits),
            0.4 * open.Over(1, Ticks, IntranetMeasures.TerminalVisits),
            0.6 * open.Over(1, Ticks, IntranetMeasures.TerminalVisits)
        );
        Assert.True(open.Over(1, Ticks, IntranetMeasures.ArticlesRead) < without.Over(1, Ticks, IntranetMeasures.ArticlesRead));
    }

    [Fact]
    public async Task Open_internet_on_the_phone_needs_data_but_no_intranet()
    {
        var open = await Run(rules: [Rule([Service.Internet, Service.Data], [Device.Handset], true)]);
        var withoutData = await Run(rules: [Rule([Service.Internet], [Device.Handset], true)]);

        Assert.True(open.Over(1, Ticks, IntranetMeasures.PhoneVisits) > 100);
        Assert.Equal(open.Over(1, Ticks, IntranetMeasures.PhoneVisits), open.Over(1, Ticks, InternetMeasures.Visits));
        Assert.Equal(0, withoutData.Over(1, Ticks, IntranetMeasures.PhoneVisits));
    }

    /// <summary>Busy-hour traffic = kilobits / voice rate (as seconds a day) x busy-hour share / 3600.</summary>
    [Fact]
    public async Task What_is_read_on_the_phone_the_stations_carry()
    {
        var phone = await Run(rules: [Rule([Service.Intranet], [Device.Handset], true)]);
        var heavy = await Run(intranet => intranet with { PhoneData = Set(intranet.PhoneData, 30) }, [Rule([Service.Intranet], [Device.Handset], true)]);
        var network = phone.Setup.Nation.Network;

        var kilobits = phone.Over(1, Ticks, IntranetMeasures.PhoneVisits) * phone.Setup.Nation.Intranet!.PhoneData * 8000;
        var roundings = Ticks * phone.Districts.Count / 2.0;
        Assert.Equal(
            kilobits / network.VoiceRate / 7 * network.BusyHourShare * 1000 / 3600,
            phone.Over(1, Ticks, IntranetMeasures.OfferedMilliErlangs),
            roundings
        );
        Assert.True(phone.Over(1, Ticks, IntranetMeasures.OfferedMilliErlangs) > roundings);
        Assert.Equal(0, (await Run()).Over(1, Ticks, IntranetMeasures.OfferedMilliErlangs));
        Assert.True(heavy.Over(1, Ticks, NetworkMeasures.LostMilliErlangs) > phone.Over(1, Ticks, NetworkMeasures.LostMilliErlangs));
        Assert.True(heavy.Over(1, Ticks, PhoneMeasures.BlockedCalls) > phone.Over(1, Ticks, PhoneMeasures.BlockedCalls));
    }

    [Fact]
    public async Task A_county_library_opens_on_schedule_and_brings_first_readers()
    {
        var from = Islandia.Scenario.Start.AddDays(7 * 20);
        var run = await Run(intranet =>
            intranet with
            {
                Colleges = Set(intranet.Colleges, 0),
                Sites = [],
                CountyLibraries = new CountyLibraries(from, from, 200, "test"),
            }
        );

        Assert.Equal(0, run.Nation(19, IntranetMeasures.Readers) + run.Nation(19, IntranetMeasures.TerminalSeats));
        Assert.True(run.Nation(20, IntranetMeasures.TerminalSeats) > 0);
        Assert.True(run.Nation(Ticks, IntranetMeasures.Readers) > 0);
    }

    [Fact]
    public async Task Restoring_a_run_with_reading_rooms_keeps_the_digest()
    {
        var setup = Setup(null, [Rule([Service.Intranet, Service.Internet, Service.Data], [Device.Handset, Device.Terminal], true)]);
        var stored = new LocalRun(setup);
        await stored.ToEnd(ticks: Ticks, afterTick: tick =>
        {
            if (tick is 17 or 40)
            {
                stored.StoreAndReadBack();
            }
        });

        Assert.Equal((await new LocalRun(setup).ToEnd(ticks: Ticks)).Digest, stored.Digest);
    }

    [Fact]
    public void The_queue_is_as_Erlang_C_has_it()
    {
        // One seat is M/M/1, whose mean wait is rho / (1 - rho) sessions. With two seats at one erlang, a third of the visitors wait for one session each.
        Assert.Equal(0.25 / 0.75, ErlangC.WaitInSessions(0.25, 1), 12);
        Assert.Equal(1.0 / 3, ErlangC.WaitInSessions(1, 2), 12);
        Assert.Equal(ErlangC.LongestWait, ErlangC.WaitInSessions(10, 10));
    }

    private static Task<LocalRun> Run(Func<IntranetParameters, IntranetParameters>? change = null, AccessRule[]? rules = null) =>
        new LocalRun(Setup(change, rules)).ToEnd(ticks: Ticks);

    private static RunSetup Setup(Func<IntranetParameters, IntranetParameters>? change, AccessRule[]? rules)
    {
        var nation = Islandia.Nation with { Intranet = change is null ? Islandia.Nation.Intranet : change(Islandia.Nation.Intranet!) };
        var scenario = Islandia.Scenario with { Interventions = [.. (rules ?? []).Select(rule => new AccessChange(Islandia.Scenario.Start, rule))] };
        return new RunSetup(nation, scenario, 1, 0.1, 7);
    }

    private static AccessRule Rule(Service[] what, Device[] on, bool allowed) =>
        new(Islandia.Scenario.Start, null, [AccessGroup.Local, AccessGroup.OfficialOrStudent], [.. what], [.. on], allowed, "test");

    private static Quantity Set(Quantity quantity, double value) => quantity with { Value = value };

    private static ReaderHabits HabitsOf(RunSetup setup) => new(setup.Nation, setup.Scenario.Start, setup.Calendar.StepDays, setup.Scale);
}
