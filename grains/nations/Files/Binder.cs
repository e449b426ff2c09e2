using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Converts nodes (values, lists and groups) of a parsed YAML or CSV file to records such as <see cref="Nation"/>. A property's name in snake case is its key
/// in the file, and its <see cref="UnitAttribute"/> gives its unit and limits. Values that do not fit are added to the list of problems; the record must then
/// not be used.
/// </summary>
internal sealed class Binder(Problems problems)
{
    private static readonly MethodInfo MakeArrayOf = typeof(Binder).GetMethod(nameof(MakeArray), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly Scalars scalars = new(problems);

    /// <summary>
    /// Converts a node (a value, list or group) of a file to a value of a special type, such as a quantity. Returns null if the node does not fit.
    /// </summary>
    public delegate object? Form(Node node, string path, UnitAttribute? unit);

    public Problems Problems { get; } = problems;

    /// <summary>
    /// The special types, such as quantities, that are not read as plain values or records. Each type is a key, and its value is the function that converts a
    /// node of a file to that type.
    /// </summary>
    public Dictionary<Type, Form> Forms { get; } = [];

    public static Binder ForNations(Problems problems)
    {
        var binder = new Binder(problems);
        var quantities = new QuantityForms(binder);
        binder.Forms[typeof(Quantity)] = quantities.BindQuantity;
        binder.Forms[typeof(DatedSeries)] = quantities.BindSeries;
        binder.Forms[typeof(Node)] = (node, _, _) => node;
        return binder;
    }

    public T? Bind<T>(Node node, string path)
        where T : class => Bind(typeof(T), node, path, null) as T;

    public object? Bind(Type type, Node node, string path, UnitAttribute? unit)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when Forms.TryGetValue(type, out var form) => form(node, path, unit),
            _ when Scalars.Has(type) => scalars.Bind(type, node, path, unit),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => BindArray(
                type.GetGenericArguments()[0],
                node,
                path,
                unit
            ),
            _ => BindRecord(type, node, path, null),
        };
    }

    private object? BindRecord(Type type, Node node, string path, string? key)
    {
        if (node is not Map map)
        {
            Problems.Add(node.At, path, node.Describe(), "a group of keys");
            return null;
        }

        var before = Problems.Count;
        var members = Shape.Of(type).Members;
        var values = new Dictionary<string, object?>();
        if (key is not null)
        {
            values["key"] = key;
            members = members.RemoveAll(member => member.Name == "key");
        }

        RefuseUnknown(map, path, members);
        foreach (var member in members)
        {
            values[member.Name] = BindMember(member, map, path);
        }

        return Problems.Count > before ? null : Shape.Of(type).Make(values);
    }

    private void RefuseUnknown(Map map, string path, ImmutableArray<Member> members)
    {
        var missing = members.Select(member => member.Name).Where(name => map[name] is null).ToList();
        foreach (var (key, node) in map.Entries.Where(entry => members.All(member => member.Name != entry.Key)))
        {
            Problems.Add(
                node.At,
                Names.Join(path, key),
                "is an unknown key",
                Names.Instead(key, missing.Count > 0 ? missing : members.Select(member => member.Name))
            );
        }
    }

    private object? BindMember(Member member, Map map, string path)
    {
        var memberPath = Names.Join(path, member.Name);
        var type = member.Property.PropertyType;
        if (map[member.Name] is { } node)
        {
            return Bind(type, node, memberPath, member.Unit);
        }

        if (!member.Optional)
        {
            Problems.Add(map.At, memberPath, "is missing", member.Unit is { } unit ? $"a value in {unit.Unit}" : "a value");
        }

        return Scalars.IsList(type) ? MakeArrayOf.MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [Array.Empty<object?>()]) : null;
    }

    // An item with a key is written as a group under that key, so that a dotted path can name it.
    private object? BindArray(Type item, Node node, string path, UnitAttribute? unit)
    {
        var before = Problems.Count;
        IEnumerable<object?>? items = node switch
        {
            Map map when item.GetProperty("Key") is not null => map.Entries.Select(entry =>
                BindRecord(item, entry.Value, Names.Join(path, entry.Key), entry.Key)
            ),
            Sequence list when item.GetProperty("Key") is null => list.Items.Select((each, index) => Bind(item, each, $"{path}[{index}]", unit)),
            _ => null,
        };
        if (items is null)
        {
            Problems.Add(node.At, path, node.Describe(), item.GetProperty("Key") is null ? "a list" : "a group of keys");
        }

        var made = items?.ToList();
        return made is null || Problems.Count > before ? null : MakeArrayOf.MakeGenericMethod(item).Invoke(null, [made]);
    }

    private static ImmutableArray<T> MakeArray<T>(IEnumerable<object?> items) => ImmutableCollectionsMarshal.AsImmutableArray(items.Cast<T>().ToArray());
}
