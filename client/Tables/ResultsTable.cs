using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tables;

/// <summary>Reads a CSV table of results row by row. Errors name the file, the line and the field.</summary>
internal sealed class ResultsTable : IDisposable
{
    private readonly string _path;
    private readonly CsvRows _rows;
    private Origin _last;

    /// <exception cref="BadFileException">The file cannot be read.</exception>
    public ResultsTable(string path) => (_path, _rows, _last) = (path, new CsvRows(path, mostBytes: long.MaxValue), new Origin(path, 1));

    /// <summary>Reads all rows of a result table and converts each to an object.</summary>
    /// <param name="columns">The columns that are read.</param>
    /// <param name="row">Returns the row from the table and the positions of the columns; null to leave it out.</param>
    /// <exception cref="BadFileException">The file is damaged, or has no such column.</exception>
    public static ImmutableArray<TRow> ReadAll<TRow>(string path, string[] columns, Func<ResultsTable, int[], TRow?> row)
        where TRow : class
    {
        var rows = ImmutableArray.CreateBuilder<TRow>();
        using var table = new ResultsTable(path);
        var positions = Array.ConvertAll(columns, table.Column);
        while (table.Next())
        {
            if (row(table, positions) is { } read)
            {
                rows.Add(read);
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>Moves to the next row of the table; false at the end of the file.</summary>
    /// <exception cref="BadFileException">The row is damaged, or the last line is truncated.</exception>
    public bool Next()
    {
        if (_rows.Next())
        {
            _last = _rows.At;
            return true;
        }

        return EndsWithLineBreak() ? false : throw new BadFileException(_last, "", "the last line is cut off", "a line break at the end of the file");
    }

    /// <summary>The names of the table's columns.</summary>
    public ImmutableArray<string> Columns => _rows.Header;

    /// <exception cref="BadFileException">The file has no such column.</exception>
    public int Column(string name) =>
        _rows.Header.IndexOf(name) is >= 0 and var index
            ? index
            : throw new BadFileException(_rows.At, name, "is missing", "the columns that `adoptsim run` writes");

    /// <summary>Returns a text of the current row, without the apostrophe that prevents spreadsheets from evaluating it.</summary>
    public string Text(int column) => CsvCell.Original(_rows[column]);

    public DateOnly Date(int column) =>
        DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Bad(column, "a date as 2015-12-31");

    public long Integer(int column) =>
        long.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Bad(column, "a whole number of at least 0");

    /// <summary>Returns a number of the current row; null for an empty value.</summary>
    /// <exception cref="BadFileException">The value is neither a number nor empty.</exception>
    public double? Number(int column) =>
        Text(column) is { Length: > 0 } text
            ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw Bad(column, "a number")
            : null;

    /// <summary>
    /// Returns a number of the current row as a fixed-point integer with the given number of decimals, rounded: 1.234 with 3 decimals is 1234.
    /// </summary>
    public long Fixed(int column, int decimals) =>
        decimal.TryParse(Text(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < long.MaxValue / Power(decimals)
            ? (long)Math.Round(value * Power(decimals))
            : throw Bad(column, "a number of at least 0");

    /// <summary>Reads whole numbers of the current row into an array, one for each of the given columns.</summary>
    public void Read(int[] columns, long[] counts)
    {
        for (var index = 0; index < counts.Length; index++)
        {
            counts[index] = Integer(columns[index]);
        }
    }

    /// <summary>The file and line of the current row, for error messages.</summary>
    public Origin At => _rows.At;

    public BadFileException Bad(int column, string allowed) => new(_rows.At, _rows.Header[column], Names.Is(Text(column)), allowed);

    /// <summary>Returns the error to throw for a fault of the file as a whole.</summary>
    public BadFileException Bad(string fault, string allowed) => new(new Origin(_path), "", fault, allowed);

    public void Dispose() => _rows.Dispose();

    // A line that is truncated within its last number still has all its values.
    private bool EndsWithLineBreak()
    {
        using var file = File.OpenRead(_path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    private static long Power(int decimals) => (long)Math.Pow(10, decimals);
}
