namespace AdoptionSim.Client.Results;

/// <summary>Writes a file that gets its name only when it is complete. Until then it has a temporary name in the same folder.</summary>
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

    /// <summary>
    /// Returns the free space in the write buffer: at least <paramref name="least"/> bytes, which may be at most 65,536. After writing to it, call
    /// <see cref="Advance"/> with the number of bytes written.
    /// </summary>
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

    /// <summary>Flushes the content of the file to disk, still under the temporary name.</summary>
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

    /// <summary>Renames a completed file to its final name.</summary>
    /// <param name="replaces">True to replace an existing file of that name.</param>
    public void Publish(bool replaces = false) =>
        Attempt(() =>
        {
            File.Move(_path + TemporarySuffix, _path, replaces);
            return true;
        });

    /// <summary>Deletes the temporary file if it still exists, because it was not published.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        Leftovers.RemoveUnfinished(_path);
    }

    private void Flush() =>
        Attempt(() =>
        {
            _stream.Write(_buffer, 0, _used);
            _used = 0;
            return true;
        });

    /// <summary>
    /// Performs a file operation and returns its result. Errors are thrown as <see cref="ResultsException"/>, including the argument error that .NET reports
    /// when a file would exceed a size limit of the system.
    /// </summary>
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
