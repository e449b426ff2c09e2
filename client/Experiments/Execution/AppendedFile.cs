using System.Text;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// A CSV file that only grows. Lines are written whole and flushed to disk, so that a process that is killed leaves at most one incomplete line at the end.
/// </summary>
internal sealed class AppendedFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    /// <summary>Opens a CSV file to append to it: drops an incomplete last line, and writes the header of a new file.</summary>
    /// <exception cref="ResultsException">The file cannot be written, or has another header.</exception>
    public AppendedFile(string path, string header)
    {
        _path = path;
        _stream = Attempt(() => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
        Attempt(() => DropIncompleteLine(_stream));
        if (_stream.Length == 0)
        {
            Append(header + "\n");
        }
        else if (File.ReadLines(path).First() != header)
        {
            _stream.Dispose();
            throw new ResultsException($"{path}:1: has other columns than this experiment; expected {header}.");
        }
    }

    /// <summary>True if the file ends with a line break, so that its last line is whole.</summary>
    /// <exception cref="BadFileException">There is no such file.</exception>
    public static bool IsComplete(string path)
    {
        using var file = TextFile.Open(path);
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    /// <summary>Appends whole lines and returns when they are on disk.</summary>
    /// <exception cref="ResultsException">The file cannot be written, or was removed.</exception>
    public void Append(string lines) =>
        Attempt(() =>
        {
            // A removed file can be written to until it is closed, and then all further work would be lost.
            if (!File.Exists(_path))
            {
                throw new FileNotFoundException("it was removed while it was written.");
            }

            _stream.Write(Encoding.UTF8.GetBytes(lines));
            _stream.Flush(flushToDisk: true);
            return true;
        });

    public void Dispose() => _stream.Dispose();

    /// <summary>Cuts a file after its last line break, and moves the stream to the end of the file. Always returns true.</summary>
    private static bool DropIncompleteLine(FileStream stream)
    {
        var (block, end) = (new byte[1 << 12], stream.Length);
        while (end > 0)
        {
            var from = Math.Max(0, end - block.Length);
            stream.Position = from;
            stream.ReadExactly(block.AsSpan(0, (int)(end - from)));
            var last = block.AsSpan(0, (int)(end - from)).LastIndexOf((byte)'\n');
            end = last < 0 ? from : from + last + 1;
            if (last >= 0)
            {
                break;
            }
        }

        stream.SetLength(end);
        stream.Position = end;
        return true;
    }

    private T Attempt<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new ResultsException($"{_path}: cannot be written: {error.Message}", error);
        }
    }
}
