using System.Collections.Immutable;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>A table whose cells are never wrapped or truncated, however narrow the terminal, so that users can copy addresses and names.</summary>
internal static class PlainTable
{
    private const string Gap = "  ";

    /// <param name="columns">The headings. One that ends with a colon marks a right-aligned column of numbers; the colon is not printed.</param>
    public static void Write(IAnsiConsole console, ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows)
    {
        ImmutableArray<ImmutableArray<string>> lines =
        [
            [.. columns.Select(column => column.TrimEnd(':'))],
            .. rows,
        ];
        int[] widths = [.. columns.Select((_, index) => lines.Max(line => line[index].Length))];
        foreach (var line in lines)
        {
            var cells = line.Select((cell, index) => columns[index].EndsWith(':') ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]));
            console.Profile.Out.Writer.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }
}
