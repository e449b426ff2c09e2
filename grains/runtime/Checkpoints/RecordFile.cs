using System.Globalization;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Reads and writes files of one <see cref="StoredRecord"/> (JSON with a checksum) each, which are created atomically. Each temporary file gets a name that no
/// other file has. Process ids would not make the names unique, because several hosts may share the folder.
/// </summary>
internal static class RecordFile
{
    /// <summary>Creates a file. Returns false if it exists already: of several callers on any hosts, exactly one gets true.</summary>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content = default)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(content);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>Writes a record to a temporary file and renames it, so that nobody reads half of it.</summary>
    public static void Write<T>(string path, string name, T content)
    {
        var bytes = StoredRecord.Write(name, content);
        var temporary = Temporary(path);
        try
        {
            using (temporary)
            {
                temporary.Write(bytes);
                temporary.Flush(flushToDisk: true);
            }

            File.Move(temporary.Name, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary.Name);
            throw;
        }
    }

    /// <summary>Returns a record's content; null if there is no such file.</summary>
    /// <exception cref="DamagedPartException">The record is damaged.</exception>
    /// <exception cref="IOException">The file exists and cannot be read.</exception>
    public static T? Read<T>(string path, string name)
        where T : class
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return StoredRecord.Read<T>(name, bytes, path);
    }

    private static FileStream Temporary(string path)
    {
        for (var number = 1; ; number++)
        {
            var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{number}.tmp");
            try
            {
                return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
            }
            catch (IOException) when (File.Exists(temporary))
            {
                // A file of another writer, or left by one that was killed.
            }
        }
    }
}
