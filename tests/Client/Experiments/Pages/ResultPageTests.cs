using System.Text.RegularExpressions;
using System.Xml.Linq;
using AdoptionSim.Client.Experiments.Pages;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

/// <summary>Tests the short page of an experiment, as Markdown with pictures beside it.</summary>
public sealed partial class ResultPageTests : IDisposable
{
    private const string Three = """
        levers: { market.handset_price_factor: [1, 0.8, 0.5] }
        measures: [subscribers@end, subscribers@quarterly]

        """;

    private readonly string _into = Path.Combine(Directory.CreateTempSubdirectory("adoptsim-test-").FullName, "pages");
    private readonly PageFolder _folder = new(Three, (values, seed) => seed + (values[0] == "0.5" ? 20 + seed : 0));

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(Path.GetDirectoryName(_into)!, recursive: true);
    }

    [Fact]
    public void The_page_begins_with_question_and_answer()
    {
        var blocks = _folder.WriteMarkdown(_into).Split("\n\n");

        Assert.Equal("# Do levers move lines?", blocks[0]);
        Assert.Equal(_folder.Answer, blocks[1]);
    }

    [Fact]
    public void The_page_says_how_it_was_made()
    {
        var page = _folder.WriteMarkdown(_into);

        Assert.Contains(
            """
            - Scale: `1`
            - Seeds: `1 to 4 at each point`
            - Points: `3`
            - Runs: `12 of 12 done, 0 failed`
            - Model version: `1`
            - Digest of the experiment's file, scenarios and nation: `
            """,
            page,
            StringComparison.Ordinal
        );
        Assert.EndsWith("adoptsim experiment page test --markdown .\n```\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_files_beside_the_page()
    {
        Directory.CreateDirectory(_into);
        File.WriteAllText(Path.Combine(_into, "test-9.svg"), "of an earlier page");
        var named = Links().Matches(_folder.WriteMarkdown(_into)).Select(link => link.Groups[1].Value).ToArray();

        Assert.Equal(["test-1.svg", "test-2.svg"], named);
        Assert.Equal(["test-1.svg", "test-2.svg", "test.md"], Directory.GetFiles(_into).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.All(named, name => Assert.Equal("svg", XDocument.Load(Path.Combine(_into, name)).Root!.Name.LocalName));
    }

    [Fact]
    public void Tables_have_a_row_for_each_setting()
    {
        var lines = _folder.WriteMarkdown(_into).Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith("| setting compared |", StringComparison.Ordinal));

        Assert.Equal("| --- | --: | --: | --: | --: | --: | --- | --: |", lines[at + 1]);
        Assert.StartsWith("| market.handset_price_factor 0.5 | 2.5 | 25 | +22.5 |", lines[at + 2], StringComparison.Ordinal);
        Assert.StartsWith("| market.handset_price_factor 0.8 | 2.5 | 2.5 | 0 |", lines[at + 3], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains(DifferencesTable.FileName, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"!\[[^\]]+\]\(([^)]+)\)")]
    private static partial Regex Links();
}
