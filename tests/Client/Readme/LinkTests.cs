using System.Text;
using System.Text.RegularExpressions;

namespace AdoptionSim.Client.Tests.Readme;

/// <summary>Tests that links on all pages have existing targets.</summary>
public sealed partial class LinkTests
{
    /// <summary>Folders with files that are not part of the repository.</summary>
    private static readonly string[] Ignored = [".git", "bin", "obj", "runs", "history", ".adoptsim", "TestResults", "BenchmarkDotNet.Artifacts"];

    [Fact]
    public void Every_link_to_a_file_or_heading_resolves()
    {
        var pages = Pages(WorkingCopy.Root).ToList();
        Assert.Contains(WorkingCopy.PathTo("README.md"), pages);

        Assert.Empty(pages.SelectMany(Broken));
    }

    [Theory]
    [InlineData("## The `silo`", "the-silo")]
    [InlineData("### 7.1 From not knowing to the shop (`Citizens/WishRule`)", "71-from-not-knowing-to-the-shop-citizenswishrule")]
    [InlineData("# [Links](somewhere) count by their text", "links-count-by-their-text")]
    public void Anchors_of_headings_are_those_of_GitHub(string heading, string anchor) => Assert.Equal([anchor], Anchors(heading));

    [Fact]
    public void Repeated_headings_are_numbered() => Assert.Equal(["same", "same-1"], Anchors("# Same\n## Same"));

    [Fact]
    public void Broken_links_are_found()
    {
        var folder = Directory.CreateTempSubdirectory("adoptsim-links-").FullName;
        var page = Path.Combine(folder, "page.md");
        File.WriteAllText(
            page,
            "# Here\n[a](#here) [b](#there) [c](page.md#here) [d](missing.md) ![e](missing.svg) [f](https://example.org) "
                + "`[g](code.md)`\n```sh\n[h](fenced.md)\n```\n"
        );

        Assert.Equal(["#there", "missing.md", "missing.svg"], Broken(page).Select(broken => broken.Split(' ')[^1]));
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Pages(string folder) =>
        [
            .. Directory.GetFiles(folder, "*.md"),
            .. Directory.GetDirectories(folder).Where(inner => !Ignored.Contains(Path.GetFileName(inner), StringComparer.Ordinal)).SelectMany(Pages),
        ];

    /// <summary>Returns the broken links of a page, each after the path of the page.</summary>
    private static IEnumerable<string> Broken(string page) =>
        Links()
            .Matches(Prose(File.ReadAllText(page)))
            .Select(match => match.Groups["target"].Value)
            .Where(target =>
                !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal) && !Resolves(page, target)
            )
            .Select(target => $"{Path.GetRelativePath(WorkingCopy.Root, page)} links to {target}");

    private static bool Resolves(string page, string target)
    {
        var (file, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, "");
        var path = file.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(file));
        return Path.Exists(path) && (anchor.Length == 0 || Anchors(File.ReadAllText(path)).Contains(anchor, StringComparer.Ordinal));
    }

    /// <summary>Returns the anchors that GitHub gives to the headings of a page.</summary>
    private static List<string> Anchors(string page)
    {
        var (anchors, seen) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var heading in Fences().Replace(page, "").Split('\n').Select(line => Heading().Match(line)).Where(match => match.Success))
        {
            var anchor = Anchor(LinkText().Replace(heading.Groups["text"].Value, "${text}"));
            seen[anchor] = seen.GetValueOrDefault(anchor) + 1;
            anchors.Add(seen[anchor] == 1 ? anchor : $"{anchor}-{seen[anchor] - 1}");
        }

        return anchors;
    }

    private static string Anchor(string text) =>
        text.Trim()
            .ToLowerInvariant()
            .Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or ' ')
            .Aggregate(new StringBuilder(), (anchor, letter) => anchor.Append(letter == ' ' ? '-' : letter))
            .ToString();

    /// <summary>Returns a page without its code blocks, whose brackets are not links.</summary>
    private static string Prose(string page) => Code().Replace(Fences().Replace(page, ""), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|(?:src|href)=""(?<target>[^""]+)""")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#{1,6} +(?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex Code();
}
