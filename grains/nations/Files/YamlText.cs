using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads a YAML file into nodes that know their lines.</summary>
internal static class YamlText
{
    private const int MostDepth = 16;

    /// <exception cref="BadFileException">No such file, no YAML, a key given twice, or not one group at the top.</exception>
    public static Map Read(string path)
    {
        var file = new Origin(path);
        if (!File.Exists(path))
        {
            throw new BadFileException(file, "", "no such file", "the path of a YAML file");
        }

        try
        {
            using var reader = File.OpenText(path);
            return Parse(path, new Parser(reader));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadFileException(file, "", error.Message, "a file that can be read");
        }
    }

    private static Map Parse(string path, Parser parser)
    {
        var stream = Load(path, parser);
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            throw new BadFileException(new Origin(path, 1), "", "no group of keys", "one YAML document with KEY: VALUE lines");
        }

        return (Map)Convert(root, path, 1, depth: 0);
    }

    // The library answers some unfinished texts with an exception that knows no line: there the text
    // stopped making sense after what was read last.
    private static YamlStream Load(string path, Parser parser)
    {
        const string allowed = "YAML with each key once in its group";
        var stream = new YamlStream();
        try
        {
            stream.Load(parser);
            return stream;
        }
        catch (YamlException error)
        {
            throw new BadFileException(new Origin(path, (int)error.Start.Line), "", error.Message, allowed);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            throw new BadFileException(new Origin(path, (int)(parser.Current?.End.Line ?? 1)), "", "a text that breaks off", allowed);
        }
    }

    private static Node Convert(YamlNode node, string path, int line, int depth)
    {
        var at = new Origin(path, line);
        return node switch
        {
            _ when depth > MostDepth => throw new BadFileException(at, "", "groups within groups", $"at most {MostDepth} levels"),
            YamlScalarNode scalar => new Scalar(scalar.Value ?? "", at),
            YamlSequenceNode list => new Sequence([.. list.Children.Select(item => Convert(item, path, Line(item), depth + 1))], at),
            YamlMappingNode map => ConvertMap(map, path, at, depth),
            _ => throw new BadFileException(at, "", node.NodeType.ToString(), "a value, a list or a group"),
        };
    }

    // A group stands at the line of its key: a complaint about what it lacks is read beside its name.
    private static Map ConvertMap(YamlMappingNode yaml, string path, Origin at, int depth)
    {
        var map = new Map(at);
        foreach (var (key, value) in yaml.Children)
        {
            var name = key is YamlScalarNode { Value: { } text } ? text : throw new BadFileException(new Origin(path, Line(key)), "", "a key that is no word", "KEY: VALUE");
            map.With(name, Convert(value, path, Line(key), depth + 1));
        }

        return map;
    }

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
