using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads the rows of a CSV file (RFC 4180, commas, one header line, one record per line) one by one.</summary>
public sealed class CsvRows : IDisposable
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { DetectDelimiter = false, IgnoreBlankLines = true };

    private readonly string _path;
    private readonly CsvParser _parser;

    /// <summary>Opens a CSV file and reads its header line.</summary>
    /// <param name="mostBytes">The maximum size of the file in bytes.</param>
    /// <exception cref="BadFileException">The file cannot be read, has no header, or is not separated by commas.</exception>
    public CsvRows(string path, long mostBytes = ReadLimits.CsvBytes)
    {
        _path = path;
        _parser = new CsvParser(new CsvLines(path, mostBytes), Format);
        try
        {
            Header = ReadHeader();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The names of the columns, from the first line of the file.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>The file and line of the row that was read last.</summary>
    public Origin At => new(_path, _parser.RawRow);

    /// <summary>Returns a value of the row that was read last.</summary>
    /// <param name="column">The index of the column.</param>
    public string this[int column] => _parser[column];

    /// <summary>Moves to the next row of the file; returns false if there is no further row.</summary>
    /// <exception cref="BadFileException">The row is not CSV, has a different number of values than the header, or only empty values.</exception>
    public bool Next()
    {
        if (!Read())
        {
            return false;
        }

        if (_parser.Count != Header.Length)
        {
            throw new BadFileException(At, "", $"the row has {Counted(_parser.Count)}", $"{Counted(Header.Length)}, as in the header");
        }

        return Enumerable.Range(0, Header.Length).All(column => _parser[column].Length == 0)
            ? throw new BadFileException(At, "", "the row has only empty values", "values, or no such line")
            : true;
    }

    public void Dispose() => _parser.Dispose();

    private ImmutableArray<string> ReadHeader()
    {
        if (!Read())
        {
            throw new BadFileException(new Origin(_path, 1), "", "the file is empty", "a header line and rows");
        }

        ImmutableArray<string> header = [.. _parser.Record!];
        CheckSeparator(header);
        if (header.Length > ReadLimits.CsvColumns)
        {
            throw new BadFileException(At, "", $"the header has {Counted(header.Length)}", $"at most {ReadLimits.CsvColumns}");
        }

        return header;
    }

    // Spreadsheets of many countries write semicolons, and some begin with a line that names the separator.
    private void CheckSeparator(ImmutableArray<string> header)
    {
        if (header[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadFileException(
                At,
                "",
                $"the first line is '{Names.Short(string.Join(',', header))}'",
                "the header line, and values separated by commas"
            );
        }

        if (header.Length == 1 && header[0].IndexOfAny([';', '\t', '|']) is >= 0 and var at)
        {
            var separator = header[0][at] == '\t' ? "tabs" : $"'{header[0][at]}'";
            throw new BadFileException(At, "", $"the values are separated by {separator}", "values separated by commas");
        }
    }

    private bool Read()
    {
        try
        {
            return _parser.Read();
        }
        catch (CsvHelperException error)
        {
            throw new BadFileException(At, "", $"the line is not CSV ({Names.Short(error.Message)})", "values separated by commas");
        }
    }

    private static string Counted(int values) => values == 1 ? "1 value" : $"{values} values";
}
