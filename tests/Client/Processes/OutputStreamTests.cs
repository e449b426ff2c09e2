using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Processes;

/// <summary>Tests commands whose standard output or standard error cannot be written.</summary>
public sealed class OutputStreamTests : IDisposable
{
    private const string FullOutput = "exec > /dev/full;";

    /// <summary>Shell commands that close the reader of standard output before the program starts.</summary>
    private const string ClosedOutput = "exec > >(exec true); wait $!;";

    private readonly Cli _cli = new();

    /// <summary>Most commands with a full output, and the first with a closed one; all others at night.</summary>
    public static IEnumerable<TheoryDataRow<string, string[]>> PrintingCommands()
    {
        string[][] commands =
        [
            ["run", "islandia", "--out", "out", "--json", "--quiet"],
            ["run", "islandia", "--out", "out", "--quiet"],
            ["run", "islandia", "--out", "out", "--quiet", "--replicates", "2"],
            ["scenarios", "list"],
            ["scenarios", "show", "baseline"],
            ["version"],
            ["--help"],
            ["nation", "check", "islandia"],
            ["cluster", "down"],
            ["runs", "list", "--cluster", "127.0.0.1:1"],
            ["runs", "list", "--cluster", "127.0.0.1:1", "--json"],
        ];
        foreach (var command in commands)
        {
            yield return Paced(FullOutput, command, isNightly: command[0] is "--help" or "nation" or "cluster");
            yield return Paced(ClosedOutput, command, isNightly: command != commands[0]);
        }
    }

    public void Dispose() => _cli.Dispose();

    private static TheoryDataRow<string, string[]> Paced(string preparation, string[] command, bool isNightly) =>
        isNightly ? new TheoryDataRow<string, string[]>(preparation, command).WithTrait(Pace.Name, Pace.Nightly) : new(preparation, command);

    [Theory]
    [MemberData(nameof(PrintingCommands))]
    public async Task Unwritable_output_ends_with_one_error_line_and_status_1(string preparation, string[] arguments)
    {
        using var process = new FakeProcess(_cli.Folder, preparation, "1", arguments);
        var result = await process.EndAsync();

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal($"Standard output cannot be written: {(preparation == FullOutput ? "No space left on device" : "Broken pipe")}.", line);
    }

    [Fact]
    public async Task Results_are_whole_although_the_summary_cannot_be_printed()
    {
        using var process = new FakeProcess(_cli.Folder, FullOutput, "1", "run", "islandia", "--out", "out", "--json", "--quiet");
        await process.EndAsync();

        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(_cli.PathTo("out", "manifest.json")));
        Assert.Equal("done", manifest.RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("exec 2> /dev/full;")]
    [InlineData("exec 2> >(exec true); wait $!;", Traits = [Pace.Name, Pace.Nightly])]
    public async Task Run_survives_a_standard_error_that_cannot_be_written(string preparation)
    {
        using var process = new FakeProcess(_cli.Folder, preparation, "1", "run", "islandia", "--out", "out", "--json");
        var result = await process.EndAsync();

        Assert.Equal(ExitStatus.Done, result.Status);
        using var manifest = JsonDocument.Parse(result.Output);
        Assert.Equal("done", manifest.RootElement.GetProperty("status").GetString());
        Assert.True(File.Exists(_cli.PathTo("out", "national.csv")));
    }

    [Fact]
    public async Task Watch_ends_when_its_reader_has_gone()
    {
        // The run pauses forever: only the end of the reader can end the command.
        using var process = new FakeProcess(_cli.Folder, "exec > >(exec head -1 > first);", "0.5", "watch", "held", "--cluster", FakeProgram.WithRun);
        var result = await process.EndAsync();

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("held: Islandia", await File.ReadAllTextAsync(_cli.PathTo("first")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de_DE.ISO-8859-1")]
    [InlineData("C", Traits = [Pace.Name, Pace.Nightly])]
    public async Task Output_is_utf_8_under_every_locale(string locale)
    {
        await File.WriteAllTextAsync(_cli.PathTo("mine.yaml"), "scenario: mine\nextends: islandia\nasks: Grüße, 평양?\n");
        using var process = new FakeProcess(_cli.Folder, $"export LC_ALL={locale};", "1", "run", "mine.yaml", "--out", "out", "--json", "--quiet");
        var result = await process.EndAsync();

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        using var manifest = JsonDocument.Parse(result.Output);
        Assert.Equal("Grüße, 평양?", manifest.RootElement.GetProperty("scenario").GetProperty("asks").GetString());
    }

    [Fact]
    public async Task Argument_with_a_leading_at_sign_is_an_ordinary_value()
    {
        await File.WriteAllTextAsync(_cli.PathTo("@mine.yaml"), "scenario: mine\nextends: islandia\nasks: How?\n");
        using var process = new FakeProcess(_cli.Folder, "", "1", "run", "@mine.yaml", "--out", "@results", "--quiet");
        var result = await process.EndAsync();

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.True(File.Exists(_cli.PathTo("@results", "manifest.json")));
    }
}
