using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Readme;

/// <summary>Runs the commands on the pages, each page in a folder of its own and in the page's order.</summary>
public sealed partial class PageCommandTests
{
    private const string ReadmePage = "README.md";
    private const string ClientPage = "client/README.md";
    private const string ExperimentsPage = "client/EXPERIMENTS.md";
    private const string OpsPage = "ops/README.md";

    /// <summary>The working folder as the pages show it.</summary>
    private const string ShownFolder = "~/AdoptionSim";

    /// <summary>The line that replaces lines of an output that a page omits.</summary>
    private const string LeftOut = "...";

    private static readonly string[] Pages = [ReadmePage, ClientPage, ExperimentsPage, OpsPage];

    /// <summary>Options added to the runs of a block, by the block's mark, so that the test ends soon.</summary>
    private static readonly Dictionary<string, string> Shorter = new(StringComparer.Ordinal)
    {
        [""] = "",
        ["slow"] = "--scale 0.001 --until 2009-12-31",
        ["shortened"] = "--until 2009-03-31",
        ["kept"] = "--until 2010-06-30 --quiet",
    };

    /// <summary>The tables of an experiment, which replicates are, too.</summary>
    private static readonly string[] ExperimentTables = [DesignFile.FileName, ResultsColumns.FileName, SeriesFile.FileName, SummaryFile.FileName];

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Readme_commands_work_and_print_the_shown_output()
    {
        using var reader = new Reader(WorkingCopy.Root);
        await RunAsync(ReadmePage, reader);

        TablesAreThoseThatAreKept(Path.Combine(reader.Folder, "runs", "first"));
    }

    /// <summary>
    /// The first run of the readme is also the kept run of the baseline (<c>tests/Runs/Frozen</c>). Its tables are compared here, so that it is run once.
    /// </summary>
    private static void TablesAreThoseThatAreKept(string folder)
    {
        var kept = File.ReadLines(WorkingCopy.PathTo("tests", "Runs", "Frozen", "tables.sha256"))
            .Where(line => line.Contains("  baseline/", StringComparison.Ordinal));
        var tables = Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal);
        Assert.Equal(
            kept,
            tables.Select(table => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(table)))}  baseline/{Path.GetFileName(table)}")
        );
    }

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Experiments_page_commands_work()
    {
        using var reader = new Reader(WorkingCopy.Root);
        await RunAsync(ExperimentsPage, reader);
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Client_page_commands_work_and_it_names_their_files()
    {
        using var reader = new Reader(WorkingCopy.Root) { IsInProcess = true };
        await RunAsync(ClientPage, reader);

        FilesAndColumnsAreNamed(reader.Folder);
    }

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Client_pages_name_every_file_and_column_that_runs_write()
    {
        var folder = Directory.CreateTempSubdirectory("adoptsim-test-");
        try
        {
            foreach (var number in (string[])["1", "2"])
            {
                var result = await RealProgram.InvokeAsync(
                    folder.FullName,
                    ["run", "--scale", "0.001", "--until", "2009-03-31", "--replicates", number, "--quiet"]
                );
                Assert.True(result.Status == ExitStatus.Done, result.Error);
            }

            FilesAndColumnsAreNamed(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void FilesAndColumnsAreNamed(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(folder, "runs"), "*", SearchOption.AllDirectories);
        AreNamed(files.Select(file => Path.GetFileName(file)), ClientPage);
        var tables = files.Where(file => file.EndsWith(".csv", StringComparison.Ordinal)).ToLookup(file => ExperimentTables.Contains(Path.GetFileName(file)));
        AreNamed(tables[false].SelectMany(Columns), "client/COLUMNS.md");
        AreNamed(Assert.AtLeastOne(tables[true]).SelectMany(Columns).Where(column => !IsMeasure(column)), ExperimentsPage);
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task The_commands_of_the_page_on_clusters_work()
    {
        using var reader = new Reader(WorkingCopy.Root);
        await RunAsync(OpsPage, reader);
    }

    [Fact]
    public void The_readme_begins_with_a_run_and_its_output()
    {
        var first = PageBlock.All(Text(ReadmePage))[0];

        Assert.StartsWith("dotnet run -c Release --project client -- run ", first.Commands, StringComparison.Ordinal);
        Assert.NotNull(first.Output);
    }

    /// <summary>Checks that CI runs the commands for building and testing, which cannot run inside a test.</summary>
    [Fact]
    public void Commands_marked_as_run_by_ci_are_run_by_ci()
    {
        var lines = File.ReadLines(WorkingCopy.PathTo(".ci", "run")).Where(line => !line.TrimStart().StartsWith('#')).ToList();
        var commands = Pages
            .SelectMany(page => PageBlock.All(Text(page)))
            .Where(block => block.Mark == PageBlock.RunByCi)
            .SelectMany(block => block.Lines)
            .Distinct();

        Assert.Equal(["dotnet build -c Release", "dotnet test -c Release"], commands.Order(StringComparer.Ordinal));
        Assert.All(commands, command => Assert.Contains(lines, line => $"{line} ".Contains($" {command} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Commands_marked_as_run_in_another_page_are_run_there()
    {
        var blocks = Pages.SelectMany(page => PageBlock.All(Text(page))).Where(block => block.OtherPage is not null);

        Assert.All(blocks, block =>
        {
            var there = PageBlock
                .All(Text(block.OtherPage!))
                .Where(other => other.IsRunHere || other.Mark == PageBlock.RunByCi)
                .SelectMany(other => other.Lines);
            Assert.Empty(block.Lines.Except(there));
        });
    }

    [Fact]
    public async Task A_command_that_this_test_does_not_know_fails_it()
    {
        using var reader = new Reader(WorkingCopy.Root);

        var (status, _, said) = await reader.RunAsync("dotnet run --project somewhere-else");

        Assert.Equal(3, status);
        Assert.Contains("dotnet run --project somewhere-else", said, StringComparison.Ordinal);
    }

    /// <summary>Runs the blocks of a page up to the first one that needs a program which is not installed; skips the test there.</summary>
    private static async Task RunAsync(string page, Reader reader)
    {
        var blocks = PageBlock.All(Text(page)).Where(block => block.IsRunHere).ToList();
        var possible = blocks.TakeWhile(block => Needs.AreThere(PageBlock.Programs(block))).ToList();
        foreach (var block in Assert.AtLeastOne(possible))
        {
            if (block.Mark == "kept")
            {
                Assert.Contains("Ctrl-C", await reader.KeepAsync(block.Commands, Shorter["kept"]), StringComparison.Ordinal);
                continue;
            }

            var (status, output, error) = await reader.RunAsync(block.Commands, Shorter[block.Mark]);
            Assert.True(status == 0, $"{block.Commands}\nended with {status} and printed:\n{output}{error}");
            Compare(page, block, output.Replace(reader.Folder, ShownFolder, StringComparison.Ordinal));
        }

        // After Ctrl-C a kept run ends with status 0, a script with 130.
        var kept = possible.Where(block => block.Mark == "kept").Select(block => block.Commands.StartsWith("ops/", StringComparison.Ordinal) ? 130 : 0);
        Assert.Equal(kept, await reader.LetGoAsync());
        Assert.False(Directory.Exists(Path.Combine(reader.Folder, ".adoptsim")), $"The cluster of {page} is still there.");
        Needs.All(blocks.Skip(possible.Count).SelectMany(PageBlock.Programs));
    }

    /// <summary>Compares what a block printed with what the page shows, or writes it into the page with <c>ADOPTIONSIM_REFRESH=1</c>.</summary>
    private static void Compare(string page, PageBlock block, string printed)
    {
        if (block.Output is not { } shown)
        {
            return;
        }

        string[] actual = [.. printed.Trim('\n').Split('\n').Select(line => line.TrimEnd())];
        if (Environment.GetEnvironmentVariable("ADOPTIONSIM_REFRESH") == "1")
        {
            File.WriteAllText(
                WorkingCopy.PathTo(page),
                Text(page).Replace(shown, string.Join('\n', Shortened(shown.Split('\n'), actual)), StringComparison.Ordinal)
            );
            return;
        }

        var expected = shown.Split('\n');
        Assert.Equal(expected.Select(WithoutSpeed), Shortened(expected, actual).Select(WithoutSpeed));
    }

    /// <summary>
    /// Returns the lines of an output that a page shows: all, or, if the page omits some, those that begin with the same word as a shown line, with
    /// "..." in place of the others.
    /// </summary>
    private static string[] Shortened(string[] shown, string[] actual)
    {
        if (!shown.Contains(LeftOut))
        {
            return actual;
        }

        var words = shown.Select(FirstWord).ToHashSet(StringComparer.Ordinal);
        var lines = actual.Select(line => words.Contains(FirstWord(line)) ? line : LeftOut).ToArray();
        return [.. lines.Where((line, index) => line != LeftOut || index == 0 || lines[index - 1] != LeftOut)];
    }

    private static string FirstWord(string line) => line.TrimStart().Split(' ')[0];

    private static string WithoutSpeed(string line) => Speed().Replace(line, "${name}N s, N million citizen-ticks a second");

    private static void AreNamed(IEnumerable<string> names, string page)
    {
        var text = Text(page);
        Assert.All(names.Distinct(), name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
    }

    /// <summary>True for a column of <c>results.csv</c> that is named after a measure of the end of the run.</summary>
    private static bool IsMeasure(string column) => column.EndsWith("_end", StringComparison.Ordinal);

    private static string[] Columns(string table) => File.ReadLines(table).First().Split(',');

    private static string Text(string page) => File.ReadAllText(WorkingCopy.PathTo(page));

    // The line of a run's summary that depends on the machine.
    [GeneratedRegex(@"^(?<name>time +)[\d.,]+ s, [\d.,]+ million citizen-ticks a second$")]
    private static partial Regex Speed();
}
