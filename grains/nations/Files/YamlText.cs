using YamlDotNet.Core;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads a YAML file into nodes that know their lines.</summary>
internal static class YamlText
{
    /// <exception cref="BadFileException">No such file, not UTF-8, beyond <see cref="ReadLimits"/>, no YAML, a key given twice, or not one group at the top.</exception>
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
            // The library answers some unfinished texts with an exception that knows no line: there the text stopped making sense after what was read last.
            throw new BadFileException(new Origin(path, (int)(parser.Current?.End.Line ?? 1)), "", "the text breaks off", "YAML");
        }
    }
}
