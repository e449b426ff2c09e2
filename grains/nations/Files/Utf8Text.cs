using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AdoptionSim.Nations.Files;

/// <summary>Decodes strict UTF-8. Text in another encoding is rejected with an error, and no byte is ever replaced by another character.</summary>
internal static class Utf8Text
{
    private const string Expected = "UTF-8 text";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the text of a file's bytes, without a byte order mark.</summary>
    /// <exception cref="BadFileException">The bytes are not UTF-8 text.</exception>
    public static string Decode(string path, ReadOnlySpan<byte> bytes)
    {
        var text = WithoutMark(path, bytes);
        Check(path, text, line: 1);
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Returns the bytes after a UTF-8 byte order mark; returns all bytes if there is no mark.</summary>
    /// <param name="beginning">The first bytes of a file.</param>
    /// <exception cref="BadFileException">The file is UTF-16 or UTF-32.</exception>
    public static ReadOnlySpan<byte> WithoutMark(string path, ReadOnlySpan<byte> beginning)
    {
        // UTF-32 is checked first: its little-endian mark begins with that of UTF-16. Without a mark, zeros between ASCII letters reveal UTF-16.
        var other = beginning switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..] => "UTF-16",
            _ => null,
        };
        return other is null
            ? beginning.StartsWith(ByteOrderMark)
                ? beginning[ByteOrderMark.Length..]
                : beginning
            : throw new BadFileException(new Origin(path, 1), "", $"the file is {other} text", Expected);
    }

    /// <summary>Rejects bytes that are not UTF-8, and control characters other than tabs and line breaks.</summary>
    /// <param name="line">The line on which the bytes begin.</param>
    /// <exception cref="BadFileException">At least one of the bytes is invalid.</exception>
    public static void Check(string path, ReadOnlySpan<byte> bytes, int line)
    {
        if (!Utf8.IsValid(bytes))
        {
            var at = FirstInvalid(bytes);
            throw new BadFileException(
                LineOf(path, bytes, at, line),
                "",
                $"byte 0x{bytes[at]:X2} is not UTF-8 (is the file Windows-1252 or Latin-1?)",
                Expected
            );
        }

        var control = bytes.IndexOfAny(Controls);
        if (control >= 0)
        {
            var name = bytes[control].ToString("X4", CultureInfo.InvariantCulture);
            throw new BadFileException(
                LineOf(path, bytes, control, line),
                "",
                $"control character U+{name} in the text",
                $"{Expected} without control characters"
            );
        }
    }

    private static readonly SearchValues<byte> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 32).Append(127).Select(code => (byte)code).Where(code => code is not ((byte)'\t' or (byte)'\n' or (byte)'\r')),
    ]);

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static Origin LineOf(string path, ReadOnlySpan<byte> bytes, int at, int line) => new(path, line + bytes[..at].Count((byte)'\n'));
}
