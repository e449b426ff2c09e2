using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Writes and reads stored JSON with a checksum: <c>{"checksum":"16 hexadecimal digits","content":...}</c>. The checksum (XXH3, 64 bits) covers the content and
/// the record's name, so that a record in the wrong place is detected too.
/// </summary>
internal static class StoredRecord
{
    private const int DigestLength = 16;

    /// <summary>The JSON format in which the content of a record is stored.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static ReadOnlySpan<byte> Head => "{\"checksum\":\""u8;

    private static ReadOnlySpan<byte> Middle => "\",\"content\":"u8;

    private static ReadOnlySpan<byte> End => "}"u8;

    /// <summary>Returns the bytes to store for a content: JSON with a checksum, on one line.</summary>
    /// <param name="name">The record's name, such as "the specification of run x".</param>
    public static byte[] Write<T>(string name, T content)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(content, Json);
        return [.. Head, .. Encoding.ASCII.GetBytes(Checksum(name, json)), .. Middle, .. json, .. End];
    }

    /// <summary>Returns the content of a stored record.</summary>
    /// <param name="name">The name that was passed to <see cref="Write"/>.</param>
    /// <param name="where">The file, for the message; null for a row of a database.</param>
    /// <exception cref="DamagedPartException">The record is altered, cut or in the wrong place, or was stored by a version without checksums.</exception>
    public static T Read<T>(string name, ReadOnlySpan<byte> stored, string? where = null)
    {
        if (Content(name, stored) is not (var start, var length))
        {
            throw Damaged(name, where);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(stored.Slice(start, length), Json) ?? throw Damaged(name, where);
        }
        catch (JsonException error)
        {
            throw new DamagedPartException($"{Damaged(name, where).Message} ({error.Message})");
        }
    }

    /// <summary>True if the bytes are an undamaged record (JSON with a checksum) of that name.</summary>
    public static bool IsWhole(string name, ReadOnlySpan<byte> stored) => Content(name, stored) is not null;

    /// <summary>Returns the start and the length of the content within a stored record; null if the record is damaged.</summary>
    private static (int Start, int Length)? Content(string name, ReadOnlySpan<byte> stored)
    {
        var middle = Head.Length + DigestLength;
        var start = middle + Middle.Length;
        if (stored.Length <= start || !stored.StartsWith(Head) || !stored[middle..].StartsWith(Middle) || !stored.EndsWith(End))
        {
            return null;
        }

        var length = stored.Length - start - End.Length;
        return Encoding.ASCII.GetString(stored[Head.Length..middle]) == Checksum(name, stored.Slice(start, length)) ? (start, length) : null;
    }

    private static string Checksum(string name, ReadOnlySpan<byte> json)
    {
        var hash = new XxHash3();
        hash.Append(Encoding.UTF8.GetBytes(name));
        hash.Append(json);
        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }

    private static DamagedPartException Damaged(string name, string? where) =>
        new(
            $"{name}{(where is null ? "" : $" ({where})")} is damaged: its checksum does not match its content. Restore it from a backup, or "
                + "delete the run and start it again."
        );
}
