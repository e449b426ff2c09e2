using System.Text;
using AdoptionSim.Nations.Files;
using AdoptionSim.Rules.Tests.Nations;

namespace AdoptionSim.Rules.Tests.Files;

public sealed class LimitTests : IDisposable
{
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nested_aliases_are_refused_with_the_limit()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 9; level++)
        {
            var alias = $"*a{level - 1}";
            text.Append($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat(alias, 9))}]\n");
        }

        Assert.InRange(text.Length, 300, 600);
        await AssertRefused(text.ToString(), "more than 100000 values, counting what aliases stand for; expected at most 100000.");
    }

    [Fact]
    public async Task An_alias_is_read_as_what_it_stands_for()
    {
        folder.Spoil(
            "nation.yaml",
            "consider_rate: { value: 0.2, unit: 1/year, range: [0.01, 5]",
            "consider_rate: { value: 0.2, unit: 1/year, range: &wide [0.01, 5]"
        );
        folder.Spoil("nation.yaml", "impatience_rate: { value: 0.5, unit: 1/year, range: [0, 12]", "impatience_rate: { value: 0.5, unit: 1/year, range: *wide");

        Assert.Equal((0.01, 5), (NationFile.Read(folder.Nation).Adoption.ImpatienceRate.Low, NationFile.Read(folder.Nation).Adoption.ImpatienceRate.High));
        Assert.Null(await Within.Limits(() => NationFile.Read(folder.Nation)));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200_000)]
    public Task Deep_nesting_is_refused_with_the_limit(int levels) =>
        AssertRefused($"key: {new string('[', levels)}", "more than 16 levels of groups and lists; expected at most 16.");

    [Fact]
    public Task Deep_nesting_of_groups_is_refused_with_the_limit() =>
        AssertRefused(
            string.Concat(Enumerable.Range(0, 300).Select(level => $"{new string(' ', level)}k:\n")),
            "more than 16 levels of groups and lists; expected at most 16.",
            line: 17
        );

    [Fact]
    public Task A_long_value_is_refused_with_the_limit() =>
        AssertRefused($"key: {new string('x', 20_000)}\n", "a value of 20000 characters; expected at most 10000 characters.");

    [Fact]
    public Task A_key_given_twice_is_refused_with_both_lines() =>
        AssertRefused(
            "key: islandia\nname: x\nkey: islandia\n",
            "the key 'key' is given twice, first on line 1; expected each key once in its group.",
            line: 3
        );

    [Fact]
    public Task An_unknown_alias_is_refused() =>
        AssertRefused("key: *nobody\n", "the alias *nobody has no anchor before it; expected an anchor &nobody on an earlier value.");

    [Fact]
    public async Task A_large_file_is_refused_with_the_limit()
    {
        folder.Write("nation.yaml", $"# {new string('x', 2 << 20)}\nkey: islandia\n");

        Assert.Equal($"{folder.Nation}: the file is too large; expected at most 1048576 bytes.", (await Within.Refused(Read)).Message);
    }

    [Fact]
    public async Task A_file_without_end_is_refused()
    {
        if (!File.Exists("/dev/zero"))
        {
            return;
        }

        Assert.Equal("/dev/zero: the file is too large; expected at most 1048576 bytes.", (await Within.Refused(() => NationFile.Read("/dev/zero"))).Message);
    }

    [Fact]
    public async Task A_long_table_line_is_refused_with_the_limit()
    {
        folder.Write("districts.csv", $"{File.ReadLines(folder["districts.csv"]).First()}\nx,{new string('y', 1 << 20)}\n");

        Assert.Equal($"{folder["districts.csv"]}:2: the line is too long; expected at most 65536 bytes.", (await Within.Refused(Read)).Message);
    }

    [Fact]
    public async Task A_table_of_many_columns_is_refused_with_the_limit()
    {
        folder.Write("districts.csv", string.Join(',', Enumerable.Range(0, 1_001)));

        Assert.Equal($"{folder["districts.csv"]}:1: the header has 1001 values; expected at most 1000.", (await Within.Refused(Read)).Message);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"type\":")]
    public async Task Deep_json_is_refused(string open)
    {
        folder.Write("land.json", string.Concat(Enumerable.Repeat(open, 100_000)));
        File.AppendAllText(folder.Nation, "boundaries:\n  topology: land.json\n  shapes:\n    bay: { province: IS-A }\n");

        Assert.StartsWith($"{folder["land.json"]}:1: not JSON (", (await Within.Refused(Read)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_lists_a_limited_number_of_problems()
    {
        folder.Write("record.csv", "measure,place,group,date,low,high,use,source\n" + string.Concat(Enumerable.Repeat("x,x,x,x,x,x,x,x\n", 5_000)));

        var lines = (await Within.Refused(Read)).Message.Split('\n');

        Assert.Equal(101, lines.Length);
        Assert.Equal("... and 19900 more problems.", lines[^1]);
    }

    private async Task AssertRefused(string text, string cause, int? line = null)
    {
        folder.Write("nation.yaml", text);

        var refused = await Within.Refused(Read);

        Assert.EndsWith($": {cause}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(line ?? refused.Line, refused.Line);
        Assert.NotNull(refused.Line);
    }

    private void Read() => NationFile.Read(folder.Nation);
}
