using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads a CSV file with one header line into records, as if each row were a group of a YAML file.</summary>
internal static class Table
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { DetectDelimiter = false, IgnoreBlankLines = true };

    /// <summary>The rows that could be read, each with its line.</summary>
    public static IReadOnlyList<(T Row, Origin At)> Read<T>(string path, Binder binder)
        where T : class
    {
        var before = binder.Problems.Count;
        var rows = Lines(path, binder.Problems);
        if (rows.Count == 0 || !HasColumns(rows[0], Shape.Of(typeof(T)), binder.Problems))
        {
            return [];
        }

        var bound = rows.Skip(1).Select(row => (Row: binder.Bind<T>(ToMap(rows[0].Cells, row), ""), row.At)).ToList();
        return binder.Problems.Count > before ? [] : [.. bound.Select(row => (row.Row!, row.At))];
    }

    private static List<(string[] Cells, Origin At)> Lines(string path, Problems problems)
    {
        var lines = new List<(string[] Cells, Origin At)>();
        using var reader = File.OpenText(path);
        using var parser = new CsvParser(reader, Format);
        try
        {
            while (parser.Read())
            {
                lines.Add((parser.Record!, new Origin(path, parser.RawRow)));
                if (parser.Count != lines[0].Cells.Length)
                {
                    problems.Add(lines[^1].At, "", $"{parser.Count} columns", $"{lines[0].Cells.Length} columns, as in the header");
                }
            }
        }
        catch (BadDataException)
        {
            problems.Add(new Origin(path, parser.RawRow), "", "a quote within a value", "quotes around a whole value, doubled within");
        }

        if (lines.Count == 0)
        {
            problems.Add(new Origin(path, 1), "", "an empty file", "a header and rows");
        }

        return problems.Count > 0 ? [] : lines;
    }

    private static bool HasColumns((string[] Cells, Origin At) header, Shape shape, Problems problems)
    {
        var before = problems.Count;
        var names = shape.Members.Select(member => member.Name).ToList();
        foreach (var cell in header.Cells.Where((cell, index) => !names.Contains(cell) || header.Cells.Take(index).Contains(cell)))
        {
            problems.Add(header.At, cell, names.Contains(cell) ? "a column given twice" : "an unknown column", Names.Instead(cell, names.Except(header.Cells)));
        }

        foreach (var member in shape.Members.Where(member => !member.Optional && !header.Cells.Contains(member.Name)))
        {
            problems.Add(header.At, member.Name, "no such column", string.Join(", ", names));
        }

        return problems.Count == before;
    }

    private static Map ToMap(string[] header, (string[] Cells, Origin At) row)
    {
        var map = new Map(row.At);
        for (var column = 0; column < header.Length; column++)
        {
            if (row.Cells[column].Length > 0)
            {
                map.With(header[column], new Scalar(row.Cells[column], row.At));
            }
        }

        return map;
    }
}
