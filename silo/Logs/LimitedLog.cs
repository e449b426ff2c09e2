using System.Globalization;

namespace AdoptionSim.Silo.Logs;

/// <summary>
/// Copies output to the file that is this process's standard output, and rotates it by size: its content is copied to FILE.1, FILE.1 becomes FILE.2
/// and so on, and the file is truncated. Lines are never split.
/// </summary>
/// <remarks>The file is truncated and not replaced, because the runtime writes to the same descriptor when the process crashes.</remarks>
/// <param name="output">A stream that appends to the file.</param>
/// <param name="file">The path of the file.</param>
/// <param name="mostBytes">The size in bytes at which the file is rotated.</param>
internal sealed class LimitedLog(Stream output, string file, long mostBytes) : Stream
{
    /// <summary>The number of older log files that are kept, FILE.1 and so on.</summary>
    public const int Kept = 3;

    private readonly Lock _lock = new();
    private bool _isAtLineStart = true;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Redirects standard output and standard error of this process to a log file that is rotated by size.</summary>
    public static void Install(string file, long mostBytes)
    {
        var writer = TextWriter.Synchronized(new StreamWriter(new LimitedLog(Console.OpenStandardOutput(), file, mostBytes)) { AutoFlush = true });
        Console.SetOut(writer);
        Console.SetError(writer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_lock)
        {
            if (_isAtLineStart && buffer.Length > 0)
            {
                BeginAnewIfFull();
            }

            output.Write(buffer);
            _isAtLineStart = buffer is [.., (byte)'\n'] || (buffer.Length == 0 && _isAtLineStart);
        }
    }

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // A failure to rotate must not stop a silo: the next line tries again.
    private void BeginAnewIfFull()
    {
        try
        {
            if (new FileInfo(file) is not { Exists: true } current || current.Length < mostBytes)
            {
                return;
            }

            for (var number = Kept - 1; number >= 1; number--)
            {
                if (File.Exists(Older(number)))
                {
                    File.Move(Older(number), Older(number + 1), overwrite: true);
                }
            }

            File.Copy(file, Older(1), overwrite: true);
            using var handle = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            handle.SetLength(0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }

    private string Older(int number) => string.Create(CultureInfo.InvariantCulture, $"{file}.{number}");
}
