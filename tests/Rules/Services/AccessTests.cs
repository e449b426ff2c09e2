using AdoptionSim.Model.Access;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Services;

public sealed class AccessTests
{
    private static readonly Question Baseline = Question.Load("baseline");

    [Theory]
    [InlineData("2008-12-14", AccessGroup.Local, Service.Voice, Device.Handset, false)]
    [InlineData("2008-12-15", AccessGroup.Local, Service.Voice, Device.Handset, true)]
    [InlineData("2015-12-31", AccessGroup.Local, Service.Intranet, Device.Handset, false)]
    [InlineData("2015-12-31", AccessGroup.OfficialOrStudent, Service.Internet, Device.Terminal, false)]
    [InlineData("2013-01-06", AccessGroup.Tourist, Service.Voice, Device.Handset, false)]
    [InlineData("2013-01-07", AccessGroup.Tourist, Service.Voice, Device.Handset, true)]
    [InlineData("2013-02-24", AccessGroup.Tourist, Service.Data, Device.Handset, false)]
    [InlineData("2013-02-25", AccessGroup.Tourist, Service.Data, Device.Handset, true)]
    [InlineData("2013-04-01", AccessGroup.Tourist, Service.Data, Device.Handset, false)]
    [InlineData("2013-04-01", AccessGroup.ResidentForeigner, Service.Data, Device.Handset, true)]
    public void The_baseline_s_table_has_the_dates_on_record(string date, AccessGroup who, Service what, Device on, bool allowed) =>
        Assert.Equal(
            allowed,
            AccessTable.On(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), Baseline.Nation.Access, []).Allows(who, what, on)
        );

    [Fact]
    public void Foreigners_and_locals_cannot_call_each_other()
    {
        var table = AccessTable.On(new DateOnly(2014, 1, 1), Baseline.Nation.Access, []);

        Assert.True(table.MayCall(AccessGroup.Local, AccessGroup.OfficialOrStudent));
        Assert.True(table.MayCall(AccessGroup.Tourist, AccessGroup.ResidentForeigner));
        Assert.False(table.MayCall(AccessGroup.Local, AccessGroup.ResidentForeigner));
        Assert.False(table.MayCall(AccessGroup.Tourist, AccessGroup.OfficialOrStudent));
    }

    [Fact]
    public void Rule_ends_before_its_until_date_and_last_match_decides()
    {
        var day = new DateOnly(2010, 1, 1);
        AccessRule[] added = [Rule(day, day.AddDays(7), Service.Intranet, true), Rule(day.AddDays(2), day.AddDays(3), Service.Intranet, false)];

        Assert.Equal(
            [false, true, true, false, true, true, true, true, false],
            Enumerable
                .Range(-1, 9)
                .Select(after => AccessTable.On(day.AddDays(after), Baseline.Nation.Access, added).Allows(AccessGroup.Local, Service.Intranet, Device.Handset))
        );
    }

    /// <summary>With the same random draws: use that an access rule forbids stops on its date, and all other use continues unchanged.</summary>
    [Theory]
    [InlineData(Service.Voice, PhoneMeasures.Calls)]
    [InlineData(Service.Text, PhoneMeasures.Texts)]
    [InlineData(Service.Pictures, PhoneMeasures.Photos)]
    [InlineData(Service.Newspaper, PhoneMeasures.Newspapers)]
    [InlineData(Service.Books, PhoneMeasures.Books)]
    public async Task What_a_scenario_forbids_on_a_date_ends_on_it(Service what, Measure measure)
    {
        const int until = 20;
        var question = Chatty();
        var start = question.Scenario.Start;
        var forbidden = question.Scenario with
        {
            Interventions = [new AccessChange(start.AddDays(7 * until), Rule(start.AddDays(7 * until), null, what, false))],
        };
        var with = await new LocalRun(new RunSetup(question.Nation, question.Scenario, 1, 0.05, 7)).ToEnd(ticks: 30);
        var without = await new LocalRun(new RunSetup(question.Nation, forbidden, 1, 0.05, 7)).ToEnd(ticks: 30);

        Assert.Equal(with.Nation(until - 1, measure), without.Nation(until - 1, measure));
        Assert.True(with.Nation(30, measure) > 0);
        Assert.All(Enumerable.Range(until, 10), tick => Assert.Equal(0, without.Nation(tick, measure)));
        var other = measure == PhoneMeasures.Calls ? PhoneMeasures.Texts : PhoneMeasures.Calls;
        Assert.True(without.Nation(30, other) > 0);
    }

    [Fact]
    public async Task Text_ban_for_officials_and_students_leaves_other_groups_texting()
    {
        var question = Question.Load("islandia");
        var rule = new AccessRule(question.Scenario.Start, null, [AccessGroup.OfficialOrStudent], [Service.Text], [], false, "test");
        var scenario = question.Scenario with { Interventions = [new AccessChange(question.Scenario.Start, rule)] };
        var with = await new LocalRun(new RunSetup(question.Nation, question.Scenario, 1, 0.05, 7)).ToEnd(ticks: 30);
        var without = await new LocalRun(new RunSetup(question.Nation, scenario, 1, 0.05, 7)).ToEnd(ticks: 30);

        Assert.InRange(without.Nation(30, PhoneMeasures.Texts), 1, with.Nation(30, PhoneMeasures.Texts) - 1);
    }

    /// <summary>Use that ignores the access table is detected in the tick in which it happens.</summary>
    [Fact]
    public async Task A_use_that_the_table_forbids_ends_the_run()
    {
        var question = Question.Load("islandia");
        var scenario = question.Scenario with
        {
            Interventions = [new AccessChange(question.Scenario.Start, Rule(question.Scenario.Start, null, Service.Text, false))],
        };
        var setup = new RunSetup(question.Nation, scenario, 1, 0.05, 7);
        var run = new LocalRun(setup)
        {
            BeforeHandsetsStep = (_, known) =>
                (known.LocalAccess, known.OfficialAccess) = (new(uint.MaxValue, uint.MaxValue), new(uint.MaxValue, uint.MaxValue)),
        };

        var error = await Assert.ThrowsAsync<AggregateException>(() => run.ToEnd(ticks: 30));

        Assert.Contains("Text was used on a Handset by", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Returns Islandia, with people who also take photos and read on the phone.</summary>
    private static Question Chatty()
    {
        var question = Question.Load("islandia");
        var often = question.Nation.Use.Texts with { Value = 20 };
        return question with { Nation = question.Nation with { Use = question.Nation.Use with { Photos = often, Newspapers = often, Books = often } } };
    }

    private static AccessRule Rule(DateOnly from, DateOnly? until, Service what, bool allowed) => new(from, until, [], [what], [], allowed, "test");
}
