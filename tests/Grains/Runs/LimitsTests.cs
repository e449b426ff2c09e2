using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Runs;

namespace AdoptionSim.Grains.Tests.Runs;

/// <summary>Any client can send any specification or command. The grain refuses invalid ones, naming the field, the value and the values allowed.</summary>
public sealed class LimitsTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    private const int Limit = 240_000;

    private static readonly (string Message, Func<RunSpecification, RunSpecification> Change)[] Bad =
    [
        ("Scale is 0; expected a number greater than 0 and at most 100.", run => run with { Scale = 0 }),
        ("Scale is NaN; expected a number greater than 0 and at most 100.", run => run with { Scale = double.NaN }),
        ("Scale is 1E+300; expected a number greater than 0 and at most 100.", run => run with { Scale = 1e300 }),
        ("StepDays is 0; expected 1 or 7.", run => run with { StepDays = 0 }),
        ("Threads is 2000000000; expected a whole number from 1 to 1024, or 0 for two per processor.", run => run with { Threads = 2_000_000_000 }),
        ("Threads is -1; expected a whole number from 1 to 1024, or 0 for two per processor.", run => run with { Threads = -1 }),
        ("Pace is -3; expected a number from 0.1 to 1000, or 0 for no limit.", run => run with { Pace = -3 }),
        ("Pace is Infinity; expected a number from 0.1 to 1000, or 0 for no limit.", run => run with { Pace = double.PositiveInfinity }),
        ("Checkpoints.Seconds is 0.001; expected a number of at least 1 and at most 86400, or 0 for no limit.", run =>
            run with
            {
                Checkpoints = new CheckpointInterval(0.001, 0),
            }
        ),
        ("Checkpoints.Ticks is -7; expected a whole number from 1 to 100000, or 0 for no limit.", run =>
            run with
            {
                Checkpoints = new CheckpointInterval(0, -7),
            }
        ),
        ("Delivery is 9; expected Resident, Message.", run => run with { Delivery = (Delivery)9 }),
        ("Commands is null; expected a list, empty if there are none.", run => run with { Commands = null! }),
        ("Commands[0] is null; expected a command", run => run with { Commands = [null!] }),
        ("Commands[0] is JournalEntry { Tick = -1", run => run with { Commands = [new JournalEntry(Tick.None, 0, "a", CommandKind.Bar, "IS-A.1/0", "")] }),
        ("Commands is 9000000 characters; expected at most", run =>
            run with
            {
                Commands = [new JournalEntry(new Tick(1), 0, new string('a', 9_000_000), CommandKind.Bar, "", "")],
            }
        ),
        ("Nation is 0 bytes; expected 1 to", run => run with { Nation = null! }),
        ("Nation is 0 bytes; expected 1 to", run => run with { Nation = [] }),
        ("Nation cannot be read: ", run => run with { Nation = "{"u8.ToArray() }),
        ("Nation cannot be read: ", run => run with { Nation = "null"u8.ToArray() }),
        ("Scenario cannot be read: ", run => run with { Scenario = "[]"u8.ToArray() }),
    ];

    private static readonly (string Message, Command Command)[] BadCommands =
    [
        ("id is missing", new Command(null!, CommandKind.Bar, "IS-A.1/0", "")),
        ("id is missing", new Command("", CommandKind.Bar, "IS-A.1/0", "")),
        ("id is 'aaaaaaaaaaaaaaaaaaaa...'", new Command(new string('a', 201), CommandKind.Bar, "IS-A.1/0", "")),
        ("target is missing", new Command("a", CommandKind.Bar, null!, "")),
        ("argument is missing", new Command("a", CommandKind.Bar, "IS-A.1/0", null!)),
        ("argument is 'aaaaaaaaaaaaaaaaaaaa...'", new Command("a", CommandKind.Bar, "IS-A.1/0", new string('a', 201))),
    ];

    public static TheoryData<int> Specifications => [.. Enumerable.Range(0, Bad.Length)];

    public static TheoryData<int> Commands => [.. Enumerable.Range(0, BadCommands.Length)];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Specifications))]
    public async Task A_field_out_of_range_is_refused_by_the_grain(int index)
    {
        var small = new SmallRun($"limit-{index}");
        var run = cluster.Grains.GetGrain<IRun>(small.Name);

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() => run.Start(Bad[index].Change(small.Specification())));

        Assert.StartsWith(Bad[index].Message, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await run.Rows(new Tick(0), 1));
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Commands))]
    public async Task Grain_refuses_missing_or_too_long_command_text(int index)
    {
        var run = cluster.Grains.GetGrain<IRun>("limit-commands");

        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => run.Submit(BadCommands[index].Command));

        Assert.StartsWith(BadCommands[index].Message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_takes_no_more_than_one_message_can_carry()
    {
        var journal = new Journal(_ => Task.CompletedTask);
        var full = new string('a', RunLimits.JournalCharacters - 1);
        await journal.Add(new Tick(1), new Command(full, CommandKind.Bar, "", ""), default);

        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => journal.Add(new Tick(1), new Command("id", CommandKind.Bar, "", ""), default));

        Assert.Contains($"at most {RunLimits.JournalCharacters}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(239, 1)]
    [InlineData(240, 2)]
    [InlineData(1_000_000, 5)]
    public void Rows_are_limited_by_bytes_but_never_below_one_row(int limit, int taken)
    {
        var rows = Enumerable.Range(0, 5).Select(tick => new TickRows(new Tick(tick), default, "", new long[10], new long[3], new long[2], "", [])).ToArray();

        Assert.Equal(Enumerable.Range(0, taken), RowLimit.Take(rows, limit).Select(row => row.Tick.Value));
    }
}
