using AdoptionSim.Client.Tables;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;
using AdoptionSim.Tests.Support.Fuzzing;
using CsCheck;

namespace AdoptionSim.Client.Tests.Files;

/// <summary>Mutates the files that the client reads. A failure prints the seed that repeats it (CsCheck_Seed).</summary>
public sealed class FuzzTests : IDisposable
{
    private const string Commands = """
        sequence,tick,id,target,kind,argument
        1,3,"first, quoted",IS-A.1/t/0,switch-off,
        2,4,second,IS-A.1/t/0,set-channels,90
        3,5,third,IS-A.1/h/77,top-up,12.50
        4,6,fourth,IS-A.1/1234,give,plain

        """;

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private static Gen<Mutation[]> Mutations { get; } =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 10_000_000], Gen.Int[1, 80], Gen.Int[0, 1_000], (kind, from, length, scrap) =>
            new Mutation(kind, from, length, scrap)
        ).Array[1, 3];

    [Fact]
    public async Task Mutated_commands_are_read_or_refused_with_file_and_line()
    {
        var (path, nation) = (_cli.PathTo("commands.csv"), Question.Load("islandia").Nation);
        await File.WriteAllTextAsync(path, Commands);
        Assert.Equal(4, CommandsReader.Read(path, nation).Length);

        await SampleAsync(path, 500, () => Task.FromResult(
                Record.Exception(() => CommandsReader.Read(path, nation)) switch
                {
                    null => null,
                    BadFileException bad => $"{ExitStatus.Refused}: {bad.Message}",
                    var other => $"{other}",
                }
            ));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("districts.csv")]
    [InlineData("national.csv")]
    [InlineData("towers.csv")]
    [InlineData("foreigners.csv")]
    public async Task Mutated_results_are_read_or_refused_with_file_and_line(string file)
    {
        var run = await _cli.InvokeAsync("run", "islandia", "--name", "mine", "--quiet", "--until", "2000-09-30");
        Assert.True(run.Status == ExitStatus.Done, run.Error);

        await SampleAsync(_cli.PathTo("runs", "mine", file), 60, async () =>
        {
            var export = await _cli.InvokeAsync("export", "--openmetrics", "mine");
            return export.Status == ExitStatus.Done ? null : $"{export.Status}: {export.Error}";
        });
    }

    private static async Task SampleAsync(string path, int times, Func<Task<string?>> read)
    {
        var (whole, refused) = (await File.ReadAllBytesAsync(path), 0);
        Assert.Null(await read());
        await Mutations.SampleAsync(
            async mutations =>
            {
                await File.WriteAllBytesAsync(path, Mutation.Apply(whole, mutations));
                if (await read() is { } refusal)
                {
                    refused++;
                    Assert.StartsWith($"{ExitStatus.Refused}: {Path.GetDirectoryName(path)}", refusal, StringComparison.Ordinal);
                    Assert.DoesNotContain("   at ", refusal, StringComparison.Ordinal);
                }
            },
            iter: times,
            threads: 1
        );
        Assert.True(refused > times / 10, $"Of {times} mutated files {refused} were refused.");
    }
}
