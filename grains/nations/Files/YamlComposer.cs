using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalar = YamlDotNet.Core.Events.Scalar;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Builds a tree of values, lists and groups (nodes) from the events of a YAML parser, within the limits of <see cref="ReadLimits"/>. The YAML library's own
/// tree has no limits, so nested aliases or deep nesting could use up the memory or the stack.
/// </summary>
internal sealed class YamlComposer(string path, IParser parser)
{
    private readonly Dictionary<string, Node> anchors = new(StringComparer.Ordinal);
    private int values;

    /// <summary>Reads a YAML document that consists of one group of keys, and returns the group.</summary>
    /// <exception cref="BadFileException">The document is not a single group, a key is given twice, or a limit is exceeded.</exception>
    public Map Document()
    {
        Take<StreamStart>();
        if (parser.Current is DocumentStart && Take<DocumentStart>() && parser.Current is MappingStart && Value(1, level: 0) is Map root)
        {
            Take<DocumentEnd>();
            if (parser.Current is StreamEnd)
            {
                return root;
            }
        }

        throw Bad(1, "the file is not one group of keys", "one YAML document with KEY: VALUE lines");
    }

    private bool Take<T>()
        where T : ParsingEvent
    {
        if (parser.Current is null)
        {
            parser.MoveNext();
        }

        return parser.Current is T && parser.MoveNext();
    }

    // A group has the line of its key, so that a message about a missing value points to its name.
    private Node Value(int line, int level)
    {
        Count(line, level);
        var start = parser.Current;
        var node = start switch
        {
            AnchorAlias alias => Copy(Anchored(alias, line), level),
            YamlScalar scalar => new Scalar(Text(scalar, line), new Origin(path, line)),
            SequenceStart => List(line, level),
            MappingStart => Group(line, level),
            _ => throw Bad(line, "the text ends unexpectedly", "a value, a list or a group"),
        };
        parser.MoveNext();
        if (start is NodeEvent { Anchor: { IsEmpty: false } anchor })
        {
            anchors[anchor.Value] = node;
        }

        return node;
    }

    private Sequence List(int line, int level)
    {
        var items = new List<Node>();
        parser.MoveNext();
        while (parser.Current is not SequenceEnd)
        {
            items.Add(Value(LineOf(parser.Current), level + 1));
        }

        return new Sequence(items, new Origin(path, line));
    }

    private Map Group(int line, int level)
    {
        var map = new Map(new Origin(path, line));
        parser.MoveNext();
        while (parser.Current is not MappingEnd)
        {
            var at = LineOf(parser.Current);
            var key = parser.Current is YamlScalar scalar ? Text(scalar, at) : throw Bad(at, "a key that is not a word", "KEY: VALUE");
            parser.MoveNext();
            if (map[key] is { } first)
            {
                throw Bad(at, $"the key '{Names.Short(key)}' is given twice, first on line {first.At.Line}", "each key once in its group");
            }

            map.With(key, Value(at, level + 1));
        }

        return map;
    }

    private Node Anchored(AnchorAlias alias, int line) =>
        anchors.TryGetValue(alias.Value.Value, out var node)
            ? node
            : throw Bad(
                line,
                $"the alias *{Names.Short(alias.Value.Value)} has no anchor before it",
                $"an anchor &{Names.Short(alias.Value.Value)} on an earlier value"
            );

    // A copy, because an option that sets one place must not set the other.
    private Node Copy(Node node, int level)
    {
        Count(node.At.Line ?? 1, level);
        return node switch
        {
            Map map => map.Entries.Aggregate(new Map(map.At), (copy, entry) => copy.With(entry.Key, Copy(entry.Value, level + 1))),
            Sequence list => new Sequence([.. list.Items.Select(item => Copy(item, level + 1))], list.At),
            _ => node,
        };
    }

    private void Count(int line, int level)
    {
        if (level > ReadLimits.YamlLevels)
        {
            throw Bad(line, $"more than {ReadLimits.YamlLevels} levels of groups and lists", $"at most {ReadLimits.YamlLevels}");
        }

        if (++values > ReadLimits.YamlValues)
        {
            throw Bad(line, $"more than {ReadLimits.YamlValues} values, counting what aliases stand for", $"at most {ReadLimits.YamlValues}");
        }
    }

    private string Text(YamlScalar scalar, int line) =>
        scalar.Value.Length <= ReadLimits.YamlCharacters
            ? scalar.Value
            : throw Bad(line, $"a value of {scalar.Value.Length} characters", $"at most {ReadLimits.YamlCharacters} characters");

    private static int LineOf(ParsingEvent? at) => Math.Max(1, (int)(at?.Start.Line ?? 1));

    private BadFileException Bad(int line, string fault, string allowed) => new(new Origin(path, line), "", fault, allowed);
}
