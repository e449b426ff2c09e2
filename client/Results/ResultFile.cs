namespace AdoptionSim.Client.Results;

/// <summary>A file that has its name only once it is whole: until then it rests beside it under a temporary one.</summary>
internal sealed class ResultFile : IDisposable
{
    public const string TemporarySuffix = ".part";

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    public ResultFile(string path)
    {
        _path = path;
        _stream = Attempt(() => new FileStream(path + TemporarySuffix, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
    }

    /// <summary>Room for at least <paramref name="least"/> bytes (at most 4,096); what is used of it is told to <see cref="Advance"/>.</summary>
    public Span<byte> Room(int least)
    {
        if (_buffer.Length - _used < least)
        {
            Flush();
        }

        return _buffer.AsSpan(_used);
    }

    public void Advance(int bytes) => _used += bytes;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var room = Room(1);
            var part = Math.Min(room.Length, bytes.Length);
            bytes[..part].CopyTo(room);
            Advance(part);
            bytes = bytes[part..];
        }
    }

    /// <summary>Makes the content whole and durable, still under its temporary name.</summary>
    public void Complete()
    {
        Flush();
        Attempt(() =>
        {
            _stream.Flush(flushToDisk: true);
            _stream.Dispose();
            return true;
        });
    }

    /// <summary>Gives a completed file its name.</summary>
    /// <param name="replaces">Whether one that has the name gives way.</param>
    public void Publish(bool replaces = false) => Attempt(() =>
    {
        File.Move(_path + TemporarySuffix, _path, replaces);
        return true;
    });

    /// <summary>Removes the temporary file, if there still is one.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_path + TemporarySuffix);
    }

    private void Flush() => Attempt(() =>
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
        return true;
    });

    /// <summary>A limit on the size of files reaches the program as an argument out of range.</summary>
    private T Attempt<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new ResultsException($"{_path}: cannot be written: {error.Message}", error);
        }
    }
}
