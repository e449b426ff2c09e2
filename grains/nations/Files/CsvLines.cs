using System.Text;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Reads the lines of a CSV file and checks each before the parser sees it: strict UTF-8, limited length, quotes that close on their own line. One record is
/// one line, so that an unclosed quotation mark cannot swallow the lines after it.
/// </summary>
internal sealed class CsvLines : TextReader
{
    private const byte Quote = (byte)'"';

    private readonly string _path;
    private readonly long _mostBytes;
    private readonly FileStream _file;
    private readonly byte[] _block = new byte[1 << 16];
    private readonly MemoryStream _line = new();
    private int _from;
    private int _to;
    private long _read;
    private string _text = "";
    private int _given;

    // The number of the line being read, from 1.
    private int _number;

    public CsvLines(string path, long mostBytes) => (_path, _mostBytes, _file) = (path, mostBytes, TextFile.Open(path));

    // Returns one line per call: the parser then stands at the line that it has read, and an error on a later line does not hide an earlier one.
    public override int Read(char[] buffer, int index, int count)
    {
        if (_given == _text.Length && !Next())
        {
            return 0;
        }

        var length = Math.Min(count, _text.Length - _given);
        _text.CopyTo(_given, buffer, index, length);
        _given += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _line.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Next()
    {
        _line.SetLength(0);
        _number++;
        if (!Take())
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = _line.GetBuffer().AsSpan(0, (int)_line.Length);
        bytes = _number == 1 ? Utf8Text.WithoutMark(_path, bytes) : bytes;
        Utf8Text.Check(_path, bytes, _number);
        bytes = bytes.TrimEnd("\r\n"u8);
        CheckQuotes(bytes);
        CheckBlanks(bytes);
        (_text, _given) = (Encoding.UTF8.GetString(bytes) + "\n", 0);
        return true;
    }

    // Reads a line with its line break; false at the end of the file.
    private bool Take()
    {
        while (_from < _to || Fill())
        {
            var rest = _block.AsSpan(_from, _to - _from);
            var end = rest.IndexOf((byte)'\n') + 1;
            _line.Write(rest[..(end > 0 ? end : rest.Length)]);
            _from += end > 0 ? end : rest.Length;
            if (_line.Length > ReadLimits.CsvLineBytes)
            {
                throw Bad("the line is too long", $"at most {ReadLimits.CsvLineBytes} bytes");
            }

            if (end > 0)
            {
                return true;
            }
        }

        return _line.Length > 0;
    }

    private bool Fill()
    {
        try
        {
            (_from, _to) = (0, _file.Read(_block));
        }
        catch (IOException error)
        {
            throw TextFile.Unreadable(_path, error);
        }

        _read += _to;
        return _read > _mostBytes ? throw TextFile.TooLarge(_path, _mostBytes) : _to > 0;
    }

    private void CheckQuotes(ReadOnlySpan<byte> line)
    {
        if (line.Contains((byte)'\r'))
        {
            throw Bad("a line break of CR alone", "line breaks of LF or CR LF");
        }

        for (var at = 0; line.Contains(Quote) && at < line.Length; )
        {
            at = AfterField(line, at) + 1;
        }
    }

    private int AfterField(ReadOnlySpan<byte> line, int at)
    {
        var isQuoted = line[at] == Quote;
        at = isQuoted ? AfterQuotes(line, at + 1) : at;
        var length = line[at..].IndexOf((byte)',');
        var rest = length < 0 ? line[at..] : line.Slice(at, length);
        return isQuoted ? (rest.IsEmpty ? at : throw BadQuote())
            : rest.Contains(Quote) ? throw BadQuote()
            : at + rest.Length;
    }

    private int AfterQuotes(ReadOnlySpan<byte> line, int at)
    {
        while (true)
        {
            var quote = line[at..].IndexOf(Quote);
            if (quote < 0)
            {
                throw Bad("a quotation mark that is not closed on its line", "quotes around a whole value");
            }

            at += quote + 1;
            if (at == line.Length || line[at] != Quote)
            {
                return at;
            }

            at++;
        }
    }

    private void CheckBlanks(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && line.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0)
        {
            throw Bad("a line of blanks", "values, or an empty line");
        }
    }

    private BadFileException BadQuote() => Bad("a quotation mark within a value", "quotes around a whole value, doubled within");

    private BadFileException Bad(string fault, string allowed) => new(new Origin(_path, _number), "", fault, allowed);
}
