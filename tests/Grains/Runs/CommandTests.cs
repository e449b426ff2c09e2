using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Grains.Tests.Runs;

/// <summary>Tests commands. Each run ends with the tick whose effects are checked.</summary>
public sealed class CommandTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    private const string Harbour = "IS-A.1";

    /// <summary>The citizens of Harbour who may have a line. They are not poor, so one who loses a handset may buy another in the same tick.</summary>
    private static readonly int[] Adult = Adults(new SmallRun("adults").Setup());

    private static int[] Adults(RunSetup setup) =>
        [
            .. Enumerable
                .Range(0, setup.Populations[0].People)
                .Where(citizen => setup.Populations[0].AgeOf(new CitizenIndex(citizen)) >= setup.Nation.Adoption.MinimumAge),
        ];

    private static JournalEntry At(Tick tick, int sequence, CommandKind kind, string target, string argument = "") =>
        new(tick, sequence, $"{kind}-{tick}-{sequence}", kind, $"{Harbour}/{target}", argument);

    private static JournalEntry GiveFirst => At(new Tick(1), 0, CommandKind.Give, $"{Adult[0]}", "plain");

    private async Task<string> After(string name, int ticks, params JournalEntry[] commands)
    {
        await new SmallRun(name) { Ticks = ticks, Commands = commands }.ToEnd(cluster.Grains);
        return name;
    }

    private Task<CitizenView> Citizen(string run, int number) => cluster.Grains.GetGrain<ICitizen>($"{run}/{Harbour}/{number}").Describe();

    private Task<HandsetView> Handset(string run, int number) => cluster.Grains.GetGrain<IHandset>($"{run}/{Harbour}/h/{number}").Describe();

    private Task<TowerView> Tower(string run, int number) => cluster.Grains.GetGrain<ICellTower>($"{run}/{Harbour}/t/{number}").Describe();

    private async Task<long> Count(string run, Measure measure) => (await cluster.Grains.GetGrain<IRun>(run).Rows(new Tick(1), 1))[0].Districts[(int)measure];

    [Fact]
    public async Task A_given_handset_is_the_citizens_own_with_a_line()
    {
        var run = await After("give", 1, GiveFirst);

        var handset = await Handset(run, 0);
        var citizen = await Citizen(run, Adult[0]);
        Assert.Equal("owner", citizen.Stage);
        Assert.Equal([handset.Id], citizen.Handsets);
        Assert.Equal((citizen.Id, citizen.Id, "active", "plain"), (handset.Owner, handset.Registrant, handset.State, handset.Model));
    }

    [Fact]
    public async Task Bar_removes_the_line_and_allow_permits_a_new_one()
    {
        var barred = await Citizen(await After("bar", 2, GiveFirst, At(new Tick(2), 1, CommandKind.Bar, $"{Adult[0]}")), Adult[0]);
        var allowed = await Citizen(
            await After(
                "allow",
                3,
                GiveFirst,
                At(new Tick(2), 1, CommandKind.Bar, $"{Adult[0]}"),
                At(new Tick(3), 2, CommandKind.Allow, $"{Adult[0]}"),
                At(new Tick(3), 3, CommandKind.Give, $"{Adult[0]}", "plain")
            ),
            Adult[0]
        );

        Assert.Equal((true, "out", 0), (barred.Barred, barred.Stage, barred.Handsets.Length));
        Assert.Equal((false, "owner", 1), (allowed.Barred, allowed.Stage, allowed.Handsets.Length));
    }

    [Fact]
    public async Task A_top_up_is_in_the_owners_purse()
    {
        var without = await Citizen(await After("without-top-up", 1, GiveFirst), Adult[0]);
        var with = await Citizen(await After("top-up", 1, GiveFirst, At(new Tick(1), 1, CommandKind.TopUp, "h/0", "12.34")), Adult[0]);

        Assert.Equal(12.34, with.HouseholdPurse - without.HouseholdPurse, 2);
    }

    [Fact]
    public async Task A_broken_handset_is_counted_and_used_no_more()
    {
        var whole = await After("whole", 1, GiveFirst);
        var broken = await After("break", 1, GiveFirst, At(new Tick(1), 1, CommandKind.Break, "h/0"));

        Assert.Equal("active", (await Handset(whole, 0)).State);
        Assert.NotEqual("active", (await Handset(broken, 0)).State);
        Assert.Equal(1, await Count(broken, PhoneMeasures.Breakages) - await Count(whole, PhoneMeasures.Breakages));
    }

    [Fact]
    public async Task Handset_handed_over_has_another_owner_and_a_new_line()
    {
        var run = await After("hand-over", 2, GiveFirst, At(new Tick(2), 1, CommandKind.HandOver, "h/0", $"{Adult[5]}"));

        var handset = await Handset(run, 0);
        Assert.Equal($"{Harbour}/{Adult[5]}", handset.Owner);
        Assert.Equal(handset.Date, handset.LineBegan);
        Assert.DoesNotContain(handset.Id, (await Citizen(run, Adult[0])).Handsets);
    }

    [Fact]
    public async Task A_handset_taken_away_is_nobodys()
    {
        var run = await After("take-away", 1, GiveFirst, At(new Tick(1), 1, CommandKind.TakeAway, "h/0"));

        var handset = await Handset(run, 0);
        Assert.Equal(("scrapped", null, null), (handset.State, handset.Owner, handset.LineBegan));
        Assert.DoesNotContain(handset.Id, (await Citizen(run, Adult[0])).Handsets);
    }

    [Fact]
    public async Task A_tower_is_switched_off_and_on_and_given_channels()
    {
        var off = await Tower(await After("off", 30, At(new Tick(30), 0, CommandKind.SwitchOff, "t/0")), 0);
        var on = await Tower(await After("on", 31, At(new Tick(30), 0, CommandKind.SwitchOff, "t/0"), At(new Tick(31), 1, CommandKind.SwitchOn, "t/0")), 0);
        var wide = await Tower(await After("channels", 30, At(new Tick(30), 0, CommandKind.SetChannels, "t/0", "77")), 0);

        Assert.Equal((true, false), (off.SwitchedOff, off.OnAir));
        Assert.False(on.SwitchedOff);
        Assert.Equal(77, wide.Channels);
    }

    [Fact]
    public async Task Live_commands_are_journalled_and_replay_gives_the_same_digest()
    {
        var plain = await new SmallRun("plain") { Scale = 0.05 }.ToEnd(cluster.Grains);
        var run = await new SmallRun("live") { Scale = 0.05, Pace = 10 }.Start(cluster.Grains);
        var citizen = cluster.Grains.GetGrain<ICitizen>($"live/{Harbour}/{Adult[0]}");
        var receipts = new[]
        {
            await citizen.Give("plain", "a", atTick: new Tick(3)),
            await citizen.Bar("b", atTick: new Tick(30)),
            await citizen.Give("plain", "c"),
        };
        var end = await run.ToEnd();

        var journal = await run.Journal();
        var replayed = await new SmallRun("replay") { Scale = 0.05, Commands = journal }.ToEnd(cluster.Grains);
        var message = await new SmallRun("replay-message")
        {
            Scale = 0.05,
            Commands = journal,
            Delivery = Delivery.Message,
        }.ToEnd(cluster.Grains);

        Assert.Equal(
            receipts.OrderBy(receipt => (receipt.Tick, receipt.Sequence)),
            journal.Select(entry => new CommandReceipt(entry.Id, entry.Tick, entry.Sequence))
        );
        Assert.Equal(end.Digest, replayed.Digest);
        Assert.Equal(end.Digest, message.Digest);
        Assert.NotEqual(plain.Digest, end.Digest);
        Assert.Equal(journal, await cluster.Grains.GetGrain<IRun>("replay").Journal());
    }

    [Fact]
    public async Task A_command_sent_twice_is_taken_once()
    {
        var run = await new SmallRun("idempotent") { Scale = 0.05, Pace = 100 }.Start(cluster.Grains);
        var citizen = cluster.Grains.GetGrain<ICitizen>($"idempotent/{Harbour}/{Adult[0]}");

        var first = await citizen.Bar("same", atTick: new Tick(40));
        var second = await citizen.Bar("same", atTick: new Tick(41));

        Assert.Equal(first, second);
        Assert.Single(await run.Journal());
    }

    [Theory]
    [InlineData(CommandKind.Bar, "IS-A.1", "", "target")]
    [InlineData(CommandKind.Bar, "XX-9.9/1", "", "target")]
    [InlineData(CommandKind.Bar, "IS-A.1/1000000", "", "target")]
    [InlineData(CommandKind.Bar, "IS-A.1/-1", "", "target")]
    [InlineData(CommandKind.Bar, "IS-A.1/h/0", "", "citizen")]
    [InlineData(CommandKind.Bar, "IS-A.1/0", "now", "argument")]
    [InlineData(CommandKind.Give, "IS-A.1/0", "golden", "plain")]
    [InlineData(CommandKind.TopUp, "IS-A.1/h/0", "-3", "argument")]
    [InlineData(CommandKind.HandOver, "IS-A.1/h/0", "1000000", "argument")]
    [InlineData(CommandKind.SetChannels, "IS-A.1/t/0", "1001", "1 to 1000")]
    [InlineData(CommandKind.SwitchOff, "IS-A.1/t/1000000", "", "target")]
    [InlineData((CommandKind)99, "IS-A.1/0", "", "kind")]
    public async Task Invalid_command_is_refused_with_the_field_or_allowed_values(CommandKind kind, string target, string argument, string part)
    {
        var name = $"refused-{kind}-{target.Replace('/', '-')}";
        var run = await new SmallRun(name)
        {
            Scenario = "islandia",
            Scale = 0.1,
            Ticks = 200,
            Pace = 20,
        }.Start(cluster.Grains);
        await run.Reach(new Tick(0));

        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => run.Submit(new Command("id", kind, target, argument)));

        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await run.Journal());
        await run.Cancel();
    }

    [Fact]
    public async Task A_run_that_has_ended_takes_no_command()
    {
        var run = await new SmallRun("ended") { Ticks = 1 }.Start(cluster.Grains);
        await run.ToEnd();

        await Assert.ThrowsAsync<CommandRefusedException>(() => run.Submit(new Command("late", CommandKind.Bar, $"{Harbour}/0", "")));
    }

    [Fact]
    public async Task Invalid_command_in_specification_keeps_the_run_from_starting()
    {
        var bad = new SmallRun("bad") { Commands = [At(new Tick(1), 0, CommandKind.Give, "0", "golden")] };
        await Assert.ThrowsAsync<CommandRefusedException>(() => bad.Start(cluster.Grains));

        Assert.Equal(RunState.Done, (await new SmallRun("bad").ToEnd(cluster.Grains)).State);
    }

    [Theory]
    [InlineData("KP-01.02/1234", EntityKind.Citizen, 1234)]
    [InlineData("KP-01.02/h/77", EntityKind.Handset, 77)]
    [InlineData("KP-01.02/t/3", EntityKind.Tower, 3)]
    public void An_id_reads_back_as_it_was_written(string id, EntityKind kind, int number)
    {
        var key = EntityKey.Parse(id);

        Assert.Equal(new EntityKey("KP-01.02", kind, number), key);
        Assert.Equal(id, key!.Value.Id);
    }
}
