using System.Globalization;

namespace AdoptionSim.Benchmarks;

/// <summary>Prints results as Markdown rows for <c>tests/Benchmarks/README.md</c>.</summary>
internal static class MarkdownTable
{
    public static void Header(params ReadOnlySpan<string> columns)
    {
        Row(columns);
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
    }

    public static void Row(params ReadOnlySpan<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells!)} |");

    /// <summary>Formats a number with a fixed number of decimals.</summary>
    public static string Number(double value, int decimals) => value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
}
