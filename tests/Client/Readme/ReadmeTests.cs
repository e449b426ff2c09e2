using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Readme;

/// <summary>What the README promises is what happens: each of its commands is run, in its order, in one folder.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(WorkingCopy.PathTo("README.md"));

    /// <summary>By a block's mark, what is added to its runs so that the test ends soon; without a mark nothing is.</summary>
    private static readonly Dictionary<string, string> Shorter = new(StringComparer.Ordinal)
    {
        [""] = "",
        ["slow"] = "--scale 0.001 --until 2009-12-31",
        ["shortened"] = "--until 2009-06-30",
        ["kept"] = "--until 2010-06-30 --quiet",
    };

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Every_command_of_the_readme_works_and_the_readme_names_every_file_and_column_that_it_writes()
    {
        using var reader = new Reader(WorkingCopy.Root);
        var blocks = ReadmeBlock.All(Readme).Where(block => block.Mark != ReadmeBlock.RunByCi).ToList();
        Assert.NotEmpty(blocks);
        var possible = blocks.TakeWhile(block => Needs.AreThere(ReadmeBlock.Programs(block))).ToList();
        foreach (var block in Assert.AtLeastOne(possible))
        {
            if (block.Mark == "kept")
            {
                Assert.Contains("Ctrl-C", await reader.KeepAsync(block.Commands, Shorter["kept"]), StringComparison.Ordinal);
                continue;
            }

            var (status, said) = await reader.RunAsync(block.Commands, Shorter[block.Mark]);
            Assert.True(status == 0, $"{block.Commands}\nended with {status} and said:\n{said}");
        }

        var ended = await reader.LetGoAsync();
        Assert.Equal(possible.Count == blocks.Count ? [0, 130] : [0], ended);
        Assert.False(Directory.Exists(Path.Combine(reader.Folder, ".adoptsim")), "The README's cluster is still there.");
        TheReadmeNames(Directory.EnumerateFiles(Path.Combine(reader.Folder, "runs"), "*", SearchOption.AllDirectories));
        TheReadmeNames(Columns(Path.Combine(reader.Folder, "runs", "mine", "national.csv")));
        Needs.All(blocks.Skip(possible.Count).SelectMany(ReadmeBlock.Programs));
    }

    [Fact]
    public void The_readme_has_the_two_commands_that_everything_begins_with()
    {
        var commands = ReadmeBlock.All(Readme).Select(block => block.Commands).ToList();

        Assert.Equal(["dotnet run -c Release --project client -- run", "dotnet test -c Release"], commands[..2]);
    }

    /// <summary>The build and the test cannot run inside a test of their own; CI runs these very commands.</summary>
    [Fact]
    public void Commands_marked_as_run_by_ci_are_run_by_ci()
    {
        var lines = File.ReadLines(WorkingCopy.PathTo(".ci", "run")).Where(line => !line.TrimStart().StartsWith('#')).ToList();
        var commands = ReadmeBlock.All(Readme).Where(block => block.Mark == ReadmeBlock.RunByCi).SelectMany(block => block.Commands.Split('\n')).ToList();

        Assert.Equal(["dotnet test -c Release", "dotnet build -c Release"], commands);
        Assert.All(commands, command => Assert.Contains(lines, line => $"{line} ".Contains($" {command} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_command_that_this_test_does_not_know_fails_it()
    {
        using var reader = new Reader(WorkingCopy.Root);

        var (status, said) = await reader.RunAsync("dotnet run --project somewhere-else");

        Assert.Equal(3, status);
        Assert.Contains("dotnet run --project somewhere-else", said, StringComparison.Ordinal);
    }

    private static void TheReadmeNames(IEnumerable<string> namesOrPaths) =>
        Assert.All(namesOrPaths.Select(path => Path.GetFileName(path)).Distinct(), name => Assert.Contains($"`{name}`", Readme, StringComparison.Ordinal));

    private static string[] Columns(string table) => File.ReadLines(table).First().Split(',');
}
