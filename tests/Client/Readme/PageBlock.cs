namespace AdoptionSim.Client.Tests.Readme;

/// <summary>A block of shell commands on a page.</summary>
/// <param name="Mark">The text of the comment on the line before the block; empty without a comment.</param>
/// <param name="Commands">The commands as a reader copies them.</param>
/// <param name="Output">The output that the page shows below the block; null if it shows none.</param>
internal sealed record PageBlock(string Mark, string Commands, string? Output)
{
    /// <summary>The mark of blocks whose commands are steps of <c>.ci/run</c>.</summary>
    public const string RunByCi = "ci";

    private const string Fence = "```";
    private const string Opening = Fence + "sh";
    private const string OutputOpening = Fence + "text";
    private const string NotRun = "not run: ";
    private const string RunIn = "run in ";

    /// <summary>True if the test of the block's own page runs the commands.</summary>
    public bool IsRunHere => Mark != RunByCi && OtherPage is null && !Mark.StartsWith(NotRun, StringComparison.Ordinal);

    /// <summary>The page whose test runs the commands instead; null if this page's test runs them.</summary>
    public string? OtherPage => Mark.StartsWith(RunIn, StringComparison.Ordinal) ? Mark[RunIn.Length..] : null;

    /// <summary>The commands, line by line.</summary>
    public string[] Lines => Commands.Split('\n');

    /// <summary>Returns all blocks of a page, in order.</summary>
    public static List<PageBlock> All(string page)
    {
        var (blocks, lines) = (new List<PageBlock>(), page.Split('\n'));
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] == Opening)
            {
                var mark = MarkIn(line > 0 ? lines[line - 1] : "");
                var (commands, end) = Fenced(lines, line);
                var output =
                    lines.Skip(end + 1).SkipWhile(text => text.Length == 0).FirstOrDefault() == OutputOpening
                        ? Fenced(lines, Array.IndexOf(lines, OutputOpening, end)).Text
                        : null;
                blocks.Add(new PageBlock(mark, commands, output));
                line = end;
            }
        }

        return blocks;
    }

    /// <summary>Returns the programs, other than the SDK, that a block needs.</summary>
    public static RequiredProgram[] Programs(PageBlock block) =>
        block.Commands.Contains("ops/watch-local", StringComparison.Ordinal) ? [Needs.Prometheus, Needs.Curl]
        : block.Commands.Contains("ops/load-history", StringComparison.Ordinal) ? [Needs.Promtool]
        : [];

    private static (string Text, int End) Fenced(string[] lines, int opening)
    {
        var end = Array.IndexOf(lines, Fence, opening + 1);
        return (string.Join('\n', lines[(opening + 1)..end]), end);
    }

    private static string MarkIn(string line) => line is ['<', '!', '-', '-', .. var mark, '-', '-', '>'] ? mark.Trim() : "";
}
