namespace AdoptionSim.Nations.Files;

/// <summary>A value, list or group of keys in a parsed file, with its position, so that every error message can name the line.</summary>
internal abstract class Node(Origin at)
{
    public Origin At { get; } = at;

    /// <summary>Returns the words that describe this value, list or group in an error message, such as <c>is 'cheap'</c>.</summary>
    public abstract string Describe();
}

internal sealed class Scalar(string text, Origin at) : Node(at)
{
    public string Text { get; } = text;

    public override string Describe() => Names.Is(Text);
}

internal sealed class Sequence(IReadOnlyList<Node> items, Origin at) : Node(at)
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override string Describe() => $"is a list of {Items.Count}";
}

/// <summary>A group of keys in a parsed file: the keys with their values, in the order of the file.</summary>
internal sealed class Map(Origin at) : Node(at)
{
    private readonly OrderedDictionary<string, Node> entries = [];

    public IEnumerable<KeyValuePair<string, Node>> Entries => entries;

    public IEnumerable<string> Keys => entries.Keys;

    public Node? this[string key] => entries.TryGetValue(key, out var node) ? node : null;

    public Map With(string key, Node node)
    {
        entries[key] = node;
        return this;
    }

    public override string Describe() => $"is a group ({Names.Short(string.Join(", ", Keys))})";

    /// <summary>
    /// Returns the position in the file of the value at a dotted path such as <c>table[3].from</c>. If there is no such value, returns the position of the
    /// nearest group or list around it.
    /// </summary>
    public Origin Nearest(string path)
    {
        Node at = this;
        foreach (var key in path.Split('.'))
        {
            if (Step(at, key) is not { } next)
            {
                break;
            }

            at = next;
        }

        return at.At;
    }

    private static Node? Step(Node node, string key)
    {
        var (bracket, map) = (key.IndexOf('[', StringComparison.Ordinal), node as Map);
        if (bracket < 0)
        {
            return map?[key];
        }

        var list = map?[key[..bracket]];
        return list is Sequence { Items: var items } && int.TryParse(key[(bracket + 1)..].TrimEnd(']'), out var index) && index < items.Count
            ? items[index]
            : list;
    }
}
