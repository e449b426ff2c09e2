using System.Globalization;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Exporting;

/// <summary>Reads a table of results row by row; damage is reported with the file, the line and the field.</summary>
internal sealed class ResultsTable : IDisposable
{
    private readonly string _path;
    private readonly CsvRows _rows;

    /// <exception cref="BadFileException">The file cannot be read.</exception>
    public ResultsTable(string path) => (_path, _rows) = (path, new CsvRows(path, mostBytes: long.MaxValue));

    /// <summary>Reads the next row. False at the end of the file.</summary>
    /// <exception cref="BadFileException">The row is damaged.</exception>
    public bool Next() => _rows.Next();

    /// <exception cref="BadFileException">The file has no such column.</exception>
    public int Column(string name) => _rows.Header.IndexOf(name) is >= 0 and var index
        ? index
        : throw new BadFileException(_rows.At, name, "is missing", "the columns that `adoptsim run` writes");

    public string Text(int column) => CsvCell.Original(_rows[column]);

    public DateOnly Date(int column) =>
        DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Bad(column, "a date as 2015-12-31");

    public long Integer(int column) =>
        long.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Bad(column, "a whole number of at least 0");

    /// <summary>A number with at most so many decimals, as an integer of its smallest part: 1.234 with 3 decimals is 1234.</summary>
    public long Fixed(int column, int decimals) =>
        decimal.TryParse(Text(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < long.MaxValue / Power(decimals)
            ? (long)Math.Round(value * Power(decimals))
            : throw Bad(column, "a number of at least 0");

    /// <summary>Reads counts of the current row, one for each column.</summary>
    public void Read(int[] columns, long[] counts)
    {
        for (var index = 0; index < counts.Length; index++)
        {
            counts[index] = Integer(columns[index]);
        }
    }

    public BadFileException Bad(int column, string allowed) => new(_rows.At, _rows.Header[column], Names.Is(Text(column)), allowed);

    /// <summary>Returns a problem of the whole file.</summary>
    public BadFileException Bad(string fault, string allowed) => new(new Origin(_path), "", fault, allowed);

    public void Dispose() => _rows.Dispose();

    private static long Power(int decimals) => (long)Math.Pow(10, decimals);
}
