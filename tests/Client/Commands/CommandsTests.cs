using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Tests.Commands;

public sealed class CommandsTests : IDisposable
{
    private const string Header = "sequence,tick,id,target,kind,argument";

    private static readonly JournalEntry[] Journal =
    [
        new(new Tick(3), 1, "first, with a comma", CommandKind.SwitchOff, "IS-A.1/t/0", ""),
        new(new Tick(3), 2, "second \"quoted\"", CommandKind.SetChannels, "IS-A.1/t/0", "90"),
        new(new Tick(9), 3, "=third", CommandKind.TopUp, "IS-A.1/h/77", "12.50"),
        new(new Tick(9), 4, "fourth", CommandKind.HandOver, "IS-A.1/h/77", "5"),
        new(new Tick(12), 5, "fifth", CommandKind.Bar, "IS-A.1/1234", ""),
    ];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Written_journal_is_read_back_unchanged()
    {
        var journal = InTheNation();
        _cli.Clusters = FakeClusters.Of(() => new FakeRun(journal: journal));
        await _cli.InvokeAsync("run", "islandia", "--out", "first", "--quiet");
        var replay = new FakeRun();
        _cli.Clusters = FakeClusters.Of(() => replay);

        var result = await _cli.InvokeAsync("run", "islandia", "--out", "second", "--quiet", "--commands", _cli.PathTo("first", "commands.csv"));

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(journal, replay.Specification.Commands);
        Assert.Equal(await File.ReadAllBytesAsync(_cli.PathTo("first", "commands.csv")), await File.ReadAllBytesAsync(_cli.PathTo("second", "commands.csv")));
    }

    [Theory]
    [InlineData("1,3,a,{0}/t/0,explode,", "commands.csv:2: kind is 'explode'; expected allow, bar, break, give")]
    [InlineData("1,3,a,{0}/7,switch-off,", "commands.csv:2: target is '{0}/7'; expected DISTRICT/t/NUMBER")]
    [InlineData("1,3,a,XX/t/0,switch-off,", "commands.csv:2: target is 'XX/t/0'; expected a district of islandia")]
    [InlineData("1,0,a,{0}/t/0,switch-off,", "commands.csv:2: tick is '0'; expected a whole number of at least 1")]
    [InlineData("1,x,a,{0}/t/0,switch-off,", "commands.csv:2: tick is 'x'; expected a whole number")]
    [InlineData("1,3,,{0}/t/0,switch-off,", "commands.csv:2: id is missing; expected a name.")]
    [InlineData("1,3,a,{0}/t/0,set-channels,1001", "commands.csv:2: argument is '1001'; expected channels from 1 to 1000")]
    [InlineData("1,3,a,{0}/7,give,golden", "commands.csv:2: argument is 'golden'; expected ")]
    [InlineData("1,3,a,{0}/t/0,switch-off", "commands.csv:2: the row has 5 values; expected 6 values")]
    [InlineData("1,3,a,{0}/t/0,switch-off,\n2,3,a,{0}/t/0,switch-on,", "commands.csv:3: id is 'a'; expected another id than that of line 2.")]
    public async Task A_bad_command_is_refused_with_its_line(string rows, string expected)
    {
        var path = _cli.PathTo("commands.csv");
        await File.WriteAllTextAsync(path, $"{Header}\n{rows.Replace("{0}", District, StringComparison.Ordinal)}\n");

        var result = await _cli.InvokeAsync("run", "islandia", "--commands", path);

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains(expected.Replace("{0}", District, StringComparison.Ordinal), result.Error, StringComparison.Ordinal);
        Assert.Equal(["commands.csv"], _cli.Everything());
    }

    [Fact]
    public async Task Warning_names_a_command_after_the_end_of_the_run()
    {
        await File.WriteAllTextAsync(_cli.PathTo("commands.csv"), $"{Header}\n1,261,last,{District}/t/0,switch-off,\n2,262,late,{District}/t/0,switch-on,\n");

        var result = await _cli.InvokeAsync("run", "islandia", "--commands", _cli.PathTo("commands.csv"), "--quiet");

        Assert.Equal(ExitStatus.Done, result.Status);
        Assert.Contains("1 of 2 commands have no effect, because the run ends with tick 261: late (tick 262).", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tick,id")]
    [InlineData("")]
    public async Task A_file_without_the_header_is_refused(string header)
    {
        var path = _cli.PathTo("commands.csv");
        await File.WriteAllTextAsync(path, header);

        var result = await _cli.InvokeAsync("run", "islandia", "--commands", path);

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains(
            header.Length > 0 ? $":1: the header is '{header}'; expected {Header}." : ":1: the file is empty; expected a header line and rows.",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_missing_file_is_refused()
    {
        var result = await _cli.InvokeAsync("run", "islandia", "--commands", _cli.PathTo("nowhere.csv"));

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("nowhere.csv: no such file; expected the path of a file.", result.Error, StringComparison.Ordinal);
    }

    private static string District { get; } = AdoptionSim.Nations.Files.Question.Load("islandia").Nation.Districts[0].Key;

    private static JournalEntry[] InTheNation() =>
        [.. Journal.Select(entry => entry with { Target = entry.Target.Replace("IS-A.1", District, StringComparison.Ordinal) })];
}
