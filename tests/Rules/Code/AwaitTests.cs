using System.Text.RegularExpressions;

namespace AdoptionSim.Rules.Tests.Code;

public sealed partial class AwaitTests
{
    private static readonly string[] Folders = ["grains", "silo", "client"];

    /// <summary>
    /// <c>x ??= await F()</c> reads x before the await and writes it after. If two such statements overlap, one result is lost, as a failed part of a
    /// checkpoint once was.
    /// </summary>
    [Fact]
    public void No_compound_assignment_waits_on_its_right_side()
    {
        var root = WorkingCopy.Root;
        var files = Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();

        var found = files.SelectMany(file =>
            CompoundAwait().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetRelativePath(root, file)}: {match.Value}")
        );

        Assert.True(files.Count > 300, $"{files.Count} files");
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("failure ??= await district.Store(epoch);")]
    [InlineData("sum += 2 *\n    (await Count());")]
    [InlineData("isBad |= await Check();")]
    public void Compound_assignments_that_wait_are_found(string code) => Assert.Matches(CompoundAwait(), code);

    [Theory]
    [InlineData("var served = Serve(); left -= served ? 1 : 0;")]
    [InlineData("if (count <= await Count()) { }")]
    [InlineData("x ??= y; await z;")]
    public void Others_are_not(string code) => Assert.DoesNotMatch(CompoundAwait(), code);

    [GeneratedRegex(@"(\?\?|[-+*/%&|^]|<<|>>)=\s[^;{}]*\bawait\b")]
    private static partial Regex CompoundAwait();
}
