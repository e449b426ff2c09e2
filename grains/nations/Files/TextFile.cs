namespace AdoptionSim.Nations.Files;

/// <summary>Reads whole files up to a maximum size, as text or as bytes.</summary>
public static class TextFile
{
    /// <summary>Reads a file as strict UTF-8, with or without a byte order mark.</summary>
    /// <param name="mostBytes">The maximum size of the file in bytes.</param>
    /// <exception cref="BadFileException">The file cannot be read, is larger, or is not UTF-8.</exception>
    public static string Read(string path, long mostBytes) => Utf8Text.Decode(path, ReadBytes(path, mostBytes));

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="mostBytes">The maximum size of the file in bytes.</param>
    /// <exception cref="BadFileException">The file cannot be read or is larger.</exception>
    public static byte[] ReadBytes(string path, long mostBytes)
    {
        using var file = Open(path);
        try
        {
            // A pipe or a device has no length, so its size is known only after reading.
            using var content = new MemoryStream();
            var block = new byte[1 << 16];
            for (var read = file.Read(block); read > 0; read = file.Read(block))
            {
                content.Write(block, 0, read);
                if (content.Length > mostBytes)
                {
                    throw TooLarge(path, mostBytes);
                }
            }

            return content.ToArray();
        }
        catch (IOException error)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>Opens a file to read it from its beginning.</summary>
    /// <exception cref="BadFileException">The file does not exist or cannot be read.</exception>
    internal static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadFileException(new Origin(path), "", "no such file", "the path of a file");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Directory.Exists(path) ? new BadFileException(new Origin(path), "", "it is a folder", "the path of a file") : Unreadable(path, error);
        }
    }

    internal static BadFileException Unreadable(string path, Exception error) =>
        new(new Origin(path), "", $"the file cannot be read ({error.Message})", "a file that can be read");

    internal static BadFileException TooLarge(string path, long mostBytes) => new(new Origin(path), "", "the file is too large", $"at most {mostBytes} bytes");
}
