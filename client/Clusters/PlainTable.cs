using System.Collections.Immutable;
using Spectre.Console;

namespace AdoptionSim.Client.Clusters;

/// <summary>A table whose cells are never wrapped or cut off, however narrow the terminal: addresses and names are there to be copied.</summary>
internal static class PlainTable
{
    private const string Gap = "  ";

    /// <param name="columns">A heading that ends with a colon heads a column of numbers, which stand to the right; the colon is not shown.</param>
    public static void Write(IAnsiConsole console, ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows)
    {
        ImmutableArray<ImmutableArray<string>> lines = [[.. columns.Select(column => column.TrimEnd(':'))], .. rows];
        int[] widths = [.. columns.Select((_, index) => lines.Max(line => line[index].Length))];
        foreach (var line in lines)
        {
            var cells = line.Select((cell, index) => columns[index].EndsWith(':') ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]));
            console.Profile.Out.Writer.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }
}
