using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdoptionSim.Client.Exporting;

/// <summary>Reads a table of results row by row; what is damaged is told with the file, the line and the field.</summary>
internal sealed class ResultsTable : IDisposable
{
    private readonly string _path;
    private readonly CsvParser _csv;
    private readonly Dictionary<string, int> _columns = [];

    /// <exception cref="RefusedException">It cannot be read.</exception>
    public ResultsTable(string path)
    {
        _path = path;
        try
        {
            _csv = new CsvParser(File.OpenText(path), new CsvConfiguration(CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be read: {error.Message}", error);
        }

        if (Read())
        {
            _columns = _csv.Record!.Select((column, index) => (column, index)).DistinctBy(item => item.column).ToDictionary(item => item.column, item => item.index);
        }
    }

    /// <summary>False at the file's end.</summary>
    public bool Next()
    {
        var isRow = Read();
        return !isRow || _csv.Count == _columns.Count ? isRow : throw Bad("its fields", $"{_csv.Count}", $"{_columns.Count}, as many as there are columns");
    }

    /// <exception cref="RefusedException">The file has no such column.</exception>
    public int Column(string name) =>
        _columns.TryGetValue(name, out var index) ? index : throw new RefusedException($"{_path}:1: {name}: found no such column, allowed the columns that `adoptsim run` writes");

    public string Text(int column) => Attempt(() => _csv[column]);

    public DateOnly Date(int column) =>
        DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Bad(column, "a date as 2015-12-31");

    public long Integer(int column) =>
        long.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Bad(column, "a whole number of at least 0");

    /// <summary>A number with at most so many decimals, as an integer of its smallest part: 1.234 with 3 decimals is 1234.</summary>
    public long Fixed(int column, int decimals) =>
        decimal.TryParse(Text(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < long.MaxValue / Power(decimals)
            ? (long)Math.Round(value * Power(decimals))
            : throw Bad(column, "a number of at least 0");

    public RefusedException Bad(int column, string allowed) => Bad(_columns.Single(item => item.Value == column).Key, Text(column), allowed);

    /// <summary>Of the whole file.</summary>
    public RefusedException Bad(string found, string allowed) => new($"{_path}: found {found}, allowed {allowed}");

    public void Dispose() => _csv.Dispose();

    private static long Power(int decimals) => (long)Math.Pow(10, decimals);

    private RefusedException Bad(string field, string found, string allowed) => new($"{_path}:{_csv.RawRow}: {field}: found {found}, allowed {allowed}");

    private bool Read() => Attempt(_csv.Read);

    private T Attempt<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BadDataException error)
        {
            throw new RefusedException($"{_path}:{_csv.RawRow}: found a field that is not CSV", error);
        }
        catch (IOException error)
        {
            throw new RefusedException($"{_path}: cannot be read: {error.Message}", error);
        }
    }
}
