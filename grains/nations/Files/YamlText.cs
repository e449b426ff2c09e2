using YamlDotNet.Core;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads a YAML file into a tree of values, lists and groups (nodes) that know their line numbers.</summary>
internal static class YamlText
{
    /// <exception cref="BadFileException">The file does not exist, is not UTF-8, exceeds <see cref="ReadLimits"/>, is not YAML, gives a key twice, or is not
    /// one group at the top.</exception>
    public static Map Read(string path)
    {
        var text = TextFile.Read(path, ReadLimits.YamlBytes);
        var parser = new Parser(new StringReader(text));
        try
        {
            return new YamlComposer(path, parser).Document();
        }
        catch (YamlException error)
        {
            throw new BadFileException(new Origin(path, Math.Max(1, (int)error.Start.Line)), "", $"not YAML ({Names.Short(error.Message)})", "YAML");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // For some incomplete texts the library throws an exception without a line. The end of the last event read is then the best position.
            throw new BadFileException(new Origin(path, (int)(parser.Current?.End.Line ?? 1)), "", "the text ends unexpectedly", "YAML");
        }
    }
}
