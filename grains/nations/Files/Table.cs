using System.Collections.Immutable;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads a CSV file with one header line into records, one for each row. Each row is converted as if it were a group of keys in a YAML file.</summary>
internal static class Table
{
    /// <summary>
    /// Returns the rows of a CSV file as records, each with its line number. If there is any problem, it is added to the binder's problems, and the result is
    /// empty.
    /// </summary>
    public static IReadOnlyList<(T Row, Origin At)> Read<T>(string path, Binder binder)
        where T : class
    {
        var before = binder.Problems.Count;
        var bound = new List<(T? Row, Origin At)>();
        try
        {
            using var rows = new CsvRows(path);
            if (HasColumns(rows, Shape.Of(typeof(T)), binder.Problems))
            {
                ReadRows(rows, binder, bound);
            }
        }
        catch (BadFileException error)
        {
            binder.Problems.Add(error);
        }

        return binder.Problems.Count > before ? [] : [.. bound.Select(each => (each.Row!, each.At))];
    }

    private static void ReadRows<T>(CsvRows rows, Binder binder, List<(T? Row, Origin At)> bound)
        where T : class
    {
        var header = rows.At;
        while (rows.Next())
        {
            bound.Add((binder.Bind<T>(ToMap(rows), ""), rows.At));
        }

        if (bound.Count == 0)
        {
            binder.Problems.Add(header, "", "the file has no rows after its header", "at least one row");
        }
    }

    private static bool HasColumns(CsvRows rows, Shape shape, Problems problems)
    {
        var (before, header) = (problems.Count, rows.Header);
        ImmutableArray<string> names = [.. shape.Members.Select(member => member.Name)];
        foreach (var (index, cell) in header.Index().Where(cell => !names.Contains(cell.Item) || header.IndexOf(cell.Item) < cell.Index))
        {
            problems.Add(
                rows.At,
                names.Contains(cell) ? cell : "",
                names.Contains(cell) ? "is a column given twice" : $"'{Names.Short(cell)}' is an unknown column",
                Names.Instead(cell, names.Except(header))
            );
        }

        foreach (var member in shape.Members.Where(member => !member.Optional && !header.Contains(member.Name)))
        {
            problems.Add(rows.At, member.Name, "is missing", $"the columns {string.Join(", ", names)}");
        }

        return problems.Count == before;
    }

    private static Map ToMap(CsvRows row)
    {
        var map = new Map(row.At);
        for (var column = 0; column < row.Header.Length; column++)
        {
            if (row[column].Length > 0)
            {
                map.With(row.Header[column], new Scalar(row[column], row.At));
            }
        }

        return map;
    }
}
