using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AdoptionSim.Client.Output;

/// <summary>A stream that writes to a file descriptor of the process, such as standard output, and reports every failure.</summary>
/// <remarks>
/// The console's own stream ignores a closed pipe, so a command would continue although nobody reads its output. A <see cref="FileStream"/> keeps its own
/// position, so standard output and standard error would overwrite each other in a shared file.
/// </remarks>
[UnsupportedOSPlatform("windows")]
internal sealed class StandardStream(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const short CanWriteEvent = 4;
    private const short ErrorEvent = 8;
    private const short InvalidEvent = 32;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="IOException">The system reports an error.</exception>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc cref="Write(byte[], int, int)"/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = Native.Write(descriptor, in MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written < 0)
            {
                RepeatAfter(Marshal.GetLastPInvokeError());
                continue;
            }

            buffer = buffer[(int)written..];
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Waits until the reader of the output has closed the pipe or socket; forever if the descriptor is neither.</summary>
    /// <param name="step">The interval at which <paramref name="cancellation"/> is checked.</param>
    /// <returns>True if the reader is gone; false if the wait was cancelled first.</returns>
    public bool AwaitReaderGone(TimeSpan step, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (Polled(0, step) is > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Waits until a failed write can be repeated: not at all if the write was interrupted, otherwise until the full descriptor has room. Throws for other
    /// errors.
    /// </summary>
    private void RepeatAfter(int error)
    {
        if (error == Interrupted)
        {
            return;
        }

        if (error != TryAgain)
        {
            throw new IOException(new Win32Exception(error).Message);
        }

        Polled(CanWriteEvent, Timeout.InfiniteTimeSpan);
    }

    private static int TryAgain => OperatingSystem.IsLinux() ? 11 : 35;

    /// <returns>The events that occurred, including errors; 0 after a timeout.</returns>
    private int Polled(short events, TimeSpan longest)
    {
        var asked = new Native.PollRequest { Descriptor = descriptor, Events = events };
        return Native.Poll(ref asked, 1, (int)longest.TotalMilliseconds) > 0 ? asked.Returned & (events | ErrorEvent | InvalidEvent) : 0;
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "write", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern nint Write(int descriptor, in byte buffer, nint count);

        [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Poll(ref PollRequest requests, nuint count, int milliseconds);

        [StructLayout(LayoutKind.Sequential)]
        public struct PollRequest
        {
            public int Descriptor;
            public short Events;
            public short Returned;
        }
    }
}
