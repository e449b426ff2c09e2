namespace AdoptionSim.Client.Tests.Readme;

/// <summary>A block of shell commands in the README.</summary>
/// <param name="Mark">What the comment on the line before it says; empty where there is none.</param>
/// <param name="Commands">As a reader copies them.</param>
internal sealed record ReadmeBlock(string Mark, string Commands)
{
    /// <summary>The mark of blocks whose commands are steps of <c>.ci/run</c>.</summary>
    public const string RunByCi = "ci";

    private const string Fence = "```";
    private const string Opening = Fence + "sh";

    /// <summary>All blocks, in order.</summary>
    public static List<ReadmeBlock> All(string readme)
    {
        var (blocks, lines) = (new List<ReadmeBlock>(), readme.Split('\n'));
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] == Opening)
            {
                var commands = lines.Skip(line + 1).TakeWhile(text => text != Fence).ToList();
                blocks.Add(new ReadmeBlock(MarkIn(line > 0 ? lines[line - 1] : ""), string.Join('\n', commands)));
            }
        }

        return blocks;
    }

    /// <summary>The programs beyond the SDK that a block needs.</summary>
    public static RequiredProgram[] Programs(ReadmeBlock block) =>
        block.Commands.Contains("ops/watch-local", StringComparison.Ordinal) ? [Needs.Prometheus, Needs.Curl]
        : block.Commands.Contains("ops/load-history", StringComparison.Ordinal) ? [Needs.Promtool]
        : [];

    private static string MarkIn(string line) => line is ['<', '!', '-', '-', .. var mark, '-', '-', '>'] ? mark.Trim() : "";
}
