using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Nations.Quantities;
using Microsoft.Win32.SafeHandles;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Writes and reads the districts of a checkpoint. Each silo writes its districts to one file, one after the other, each with a small header (together a
/// frame). Creating and removing a separate file for each district would cost as much time as writing the district.
/// </summary>
internal sealed class PartFiles
{
    private const int Magic = 0x54524150;
    private readonly ConcurrentDictionary<string, Appender> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Dictionary<int, Place>> _indexes = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();

    /// <param name="folder">The checkpoint's folder.</param>
    public async Task Write(string folder, DistrictIndex district, ReadOnlyMemory<byte> bytes)
    {
        var head = StructBytes.Of([new Frame(Magic, district, bytes.Length, 0)]);
        try
        {
            await Append(folder, head, bytes);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new IOException($"{folder}: a file would exceed the maximum file size.", error);
        }
        catch (ObjectDisposedException error)
        {
            throw new IOException($"{folder}: the checkpoint was abandoned in the meantime.", error);
        }
    }

    /// <summary>Returns the stored bytes of a district in a checkpoint; null if the files of the checkpoint do not contain it.</summary>
    public async Task<byte[]?> Read(string folder, DistrictIndex district)
    {
        var index = _indexes.GetOrAdd(folder, IndexOf);
        foreach (var other in _indexes.Keys.Where(other => other != folder))
        {
            _indexes.TryRemove(other, out _);
        }

        if (!index.TryGetValue(district, out var place))
        {
            return null;
        }

        var bytes = new byte[place.Length];
        using var file = File.OpenHandle(place.File);
        return await RandomAccess.ReadAsync(file, bytes, place.Offset) == bytes.Length ? bytes : null;
    }

    /// <summary>Makes all files in a checkpoint's folder durable, including those that other silos of this machine wrote.</summary>
    public static void FlushAll(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }
    }

    /// <summary>
    /// Flushes to disk, and closes, the files that were not written since the last call of this method. An open file would still take disk space after another
    /// silo has removed the checkpoint. On a shared folder, data that is not flushed exists on this machine only.
    /// </summary>
    public void FlushIdle()
    {
        foreach (var (folder, appender) in _open.Where(open => open.Value.IsIdle()))
        {
            if (_open.TryRemove(KeyValuePair.Create(folder, appender)))
            {
                using (appender)
                {
                    appender.Flush();
                }
            }
        }
    }

    /// <summary>Closes this silo's files of a checkpoint; they are no longer written or read.</summary>
    public void Close(string folder)
    {
        _indexes.TryRemove(folder, out _);
        if (_open.TryRemove(folder, out var appender))
        {
            appender.Dispose();
        }
    }

    /// <summary>Closes this silo's files of all checkpoints of a run.</summary>
    /// <param name="checkpoints">The folder of the run's checkpoints.</param>
    public void Release(string checkpoints) => CloseWhere(other => Path.GetDirectoryName(other) == checkpoints);

    /// <summary>Returns this silo's own file in a checkpoint's folder, opened if necessary. If opening fails, the next call tries again.</summary>
    private Appender AppenderFor(string folder)
    {
        lock (_opening)
        {
            if (!_open.TryGetValue(folder, out var appender))
            {
                CloseWhere(other => other != folder && Path.GetDirectoryName(other) == Path.GetDirectoryName(folder));
                _open[folder] = appender = new Appender(folder);
            }

            return appender;
        }
    }

    private async Task Append(string folder, byte[] head, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await AppenderFor(folder).Append(head, bytes);
        }
        catch (ObjectDisposedException)
        {
            // The file was closed as idle at this very moment, so another one is started.
            await AppenderFor(folder).Append(head, bytes);
        }
    }

    private void CloseWhere(Func<string, bool> isMeant)
    {
        foreach (var folder in _open.Keys.Concat(_indexes.Keys).Where(isMeant).Distinct().ToArray())
        {
            Close(folder);
        }
    }

    private static Dictionary<int, Place> IndexOf(string folder)
    {
        var index = new Dictionary<int, Place>();
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Appender.Pattern) : [])
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var (head, end) = (new byte[Unsafe.SizeOf<Frame>()], RandomAccess.GetLength(file));
            for (
                var at = 0L;
                RandomAccess.Read(file, head, at) == head.Length
                    && MemoryMarshal.Read<Frame>(head) is { Magic: Magic, Length: >= 0 } frame
                    && at + head.Length + frame.Length <= end;
                at += head.Length + frame.Length
            )
            {
                index[frame.District] = new Place(path, at + head.Length, frame.Length);
            }
        }

        return index;
    }

    private readonly record struct Frame(int Magic, DistrictIndex District, int Length, int Reserved);

    private readonly record struct Place(string File, long Offset, int Length);

    /// <summary>The open file to which this silo appends its districts of a checkpoint; no other silo writes it.</summary>
    private sealed class Appender(string folder) : IDisposable
    {
        public const string Pattern = "parts-*";
        private readonly SafeFileHandle _file = Create(folder);
        private readonly SemaphoreSlim _turn = new(1);
        private long _end;
        private long _seenEnd = -1;

        /// <summary>
        /// Appends a frame (a district with its header), one caller at a time. The operating system serialises writes to one file, and a second writer would
        /// spin on a processor while waiting.
        /// </summary>
        public async Task Append(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> bytes)
        {
            await _turn.WaitAsync();
            try
            {
                // A failed frame leaves its space unused.
                var place = _end;
                _end += head.Length + bytes.Length;
                await RandomAccess.WriteAsync(_file, (ReadOnlyMemory<byte>[])[head, bytes], place);
            }
            finally
            {
                _turn.Release();
            }
        }

        public void Flush() => RandomAccess.FlushToDisk(_file);

        /// <summary>True if nothing is being written to the file, and nothing has been written to it since the last call of this method.</summary>
        public bool IsIdle() => _turn.CurrentCount > 0 && Interlocked.Exchange(ref _seenEnd, Interlocked.Read(ref _end)) == Interlocked.Read(ref _end);

        /// <summary>
        /// Closes the file, but does not dispose the semaphore on which writers wait. Waiting writers then proceed and find the file closed; with a disposed
        /// semaphore they would wait forever.
        /// </summary>
        public void Dispose() => _file.Dispose();

        private static SafeFileHandle Create(string folder)
        {
            Directory.CreateDirectory(folder);
            for (var number = 1; ; number++)
            {
                var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"parts-{number:D4}"));
                try
                {
                    return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                }
                catch (IOException) when (File.Exists(path))
                {
                    // A file of another silo.
                }
            }
        }
    }
}
