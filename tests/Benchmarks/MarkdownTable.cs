using System.Globalization;

namespace AdoptionSim.Benchmarks;

/// <summary>Prints figures as rows that can be pasted into <c>tests/Benchmarks/README.md</c>.</summary>
internal static class MarkdownTable
{
    public static void Header(params ReadOnlySpan<string> columns)
    {
        Row(columns);
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
    }

    public static void Row(params ReadOnlySpan<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells!)} |");

    /// <summary>A number with so many decimals.</summary>
    public static string Number(double value, int decimals) => value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
}
