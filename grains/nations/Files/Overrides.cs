namespace AdoptionSim.Nations.Files;

/// <summary>
/// Replaces the values of parameters in the parsed file of a nation, before the file is converted to records. A new value is thus checked against the same
/// range as the file's own value.
/// </summary>
internal static class Overrides
{
    // The keys that define which nation it is. They cannot be overridden: another value would be another nation.
    private static readonly string[] Fixed = ["key", "name", "capital_province", "launch", "districts", "record", "provinces", "boundaries"];
    private static readonly string[] Remarks = ["source", "unit", "between"];

    public static void Apply(Map nation, IEnumerable<Override> overrides, Problems problems)
    {
        foreach (var each in overrides)
        {
            if (!TryApply(nation, each))
            {
                problems.Add(each.At, each.Path, "is an unknown parameter", Names.Instead(each.Path, Paths(nation)));
            }
        }
    }

    /// <summary>Returns the dotted paths, such as <c>adoption.consider_rate</c>, of all parameters of a nation that can be set.</summary>
    public static IEnumerable<string> Paths(Map nation) =>
        nation.Entries.Where(entry => !Fixed.Contains(entry.Key)).SelectMany(entry => Paths(entry.Key, entry.Value));

    private static IEnumerable<string> Paths(string path, Node node) =>
        node switch
        {
            Scalar => [path],
            Map map when IsQuantity(map) || IsSeries(map) => [path],
            Map map => map.Entries.Where(entry => !Remarks.Contains(entry.Key)).SelectMany(entry => Paths(Names.Join(path, entry.Key), entry.Value)),
            _ => [],
        };

    private static bool IsQuantity(Map map) => map["value"] is not null;

    private static bool IsSeries(Map map) => map["points"] is Sequence { Items: [Map, ..] };

    private static bool TryApply(Map nation, Override each)
    {
        var keys = each.Path.Split('.');
        if (Fixed.Contains(keys[0]) || Remarks.Contains(keys[^1]))
        {
            return false;
        }

        var group = keys.SkipLast(1).Aggregate((Map?)nation, (map, key) => map?[key] as Map);
        var value = new Scalar(each.Value, each.At);
        switch (group?[keys[^1]])
        {
            case Scalar when !IsQuantity(group) && !IsSeries(group):
                group.With(keys[^1], value);
                return true;
            case Map quantity when IsQuantity(quantity):
                quantity.With("value", value).With("source", Source(each));
                return true;
            case Map series when IsSeries(series):
                series.With("points", Constant((Map)((Sequence)series["points"]!).Items[0], value, each));
                return true;
            default:
                return false;
        }
    }

    private static Sequence Constant(Map first, Scalar value, Override each)
    {
        var point = new Map(each.At).With("value", value).With("source", Source(each));
        return new Sequence([first["date"] is { } date ? point.With("date", date) : point], each.At);
    }

    private static Scalar Source(Override each) => new($"assumption: set to {each.Value} by {Path.GetFileName(each.At.Name)}", each.At);
}
