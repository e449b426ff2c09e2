using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>
/// Creates the reader of experiment files. It extends the reader of scenario files by values such as times, sizes, parameter values and ranges.
/// </summary>
internal static partial class ExperimentBinder
{
    private static readonly Dictionary<string, TimeSpan> TimeUnits = new(StringComparer.Ordinal)
    {
        ["s"] = TimeSpan.FromSeconds(1),
        ["min"] = TimeSpan.FromMinutes(1),
        ["h"] = TimeSpan.FromHours(1),
        ["d"] = TimeSpan.FromDays(1),
    };

    private static readonly Dictionary<string, double> ByteUnits = new(StringComparer.Ordinal) { ["MB"] = 1e6, ["GB"] = 1e9 };

    private delegate T? Read<T>(string text)
        where T : struct;

    public static Binder Create(Problems problems)
    {
        var binder = Binder.ForNations(problems);
        Add<ulong>(binder, "a whole number from 0 to 18446744073709551615", Seed);
        Add<DesignKind>(binder, string.Join(", ", Enum.GetValues<DesignKind>().Select(NameOf)), Kind);
        Add<TimeSpan>(binder, "a time greater than 0, such as 90s, 30min, 2h or 3d", Time);
        Add<ByteSize>(binder, "a size greater than 0, such as 800MB or 4GB", Bytes);
        Add<IntervalWidth>(binder, "a share greater than 0 such as 2 %, or a number greater than 0", Width);
        binder.Forms[typeof(Assignments)] = (node, path, _) => new Assignments([.. Entries(binder, node, path).SelectMany(each => Value(binder, each))]);
        binder.Forms[typeof(Levers)] = (node, path, _) => new Levers([.. Entries(binder, node, path).SelectMany(each => LeverOf(binder, each))]);
        binder.Forms[typeof(Uncertain)] = (node, path, _) => new Uncertain([.. Entries(binder, node, path).SelectMany(each => RangeOf(binder, each))]);
        return binder;
    }

    /// <summary>
    /// Reads one field of a file and ignores invalid keys inside the field. The valid keys can thus be checked further, so that the user sees all problems at
    /// once. Returns the default value if the field is missing, or is invalid even without these keys. Reports no problems: the code that reads the whole file
    /// does.
    /// </summary>
    public static T? ValidPart<T>(Map file, string key) => file[key] is { } node && BindValid<T>(node, key) is T part ? part : default;

    /// <summary>
    /// Returns the name of a kind of design (rule that places points in parameters' ranges) as experiment files write it, for example <c>latin-hypercube</c>.
    /// </summary>
    public static string NameOf(DesignKind kind) => Names.InFile(kind.ToString()).Replace('_', '-');

    private static object? BindValid<T>(Node node, string path)
    {
        var problems = new Problems();
        var whole = Create(problems).Bind(typeof(T), node, path, null);
        if (whole is not null || node is not Map map)
        {
            return whole;
        }

        var invalid = problems.All.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
        var valid = map
            .Entries.Where(entry => !invalid.Contains(Names.Join(path, entry.Key)))
            .Aggregate(new Map(map.At), (kept, entry) => kept.With(entry.Key, entry.Value));
        return Create(new Problems()).Bind(typeof(T), valid, path, null);
    }

    private static void Add<T>(Binder binder, string allowed, Read<T> read)
        where T : struct =>
        binder.Forms[typeof(T)] = (node, path, _) =>
        {
            if (node is Scalar scalar && read(scalar.Text.Trim()) is { } value)
            {
                return value;
            }

            binder.Problems.Add(node.At, path, node.Describe(), allowed);
            return null;
        };

    private static ulong? Seed(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    private static DesignKind? Kind(string text) =>
        Enum.GetValues<DesignKind>().Where(kind => NameOf(kind) == text).Select(kind => (DesignKind?)kind).FirstOrDefault();

    private static TimeSpan? Time(string text) =>
        Measured(text) is var (number, unit) && TimeUnits.TryGetValue(unit, out var length) && number * length.TotalDays < 10_000 ? number * length : null;

    private static ByteSize? Bytes(string text) =>
        Measured(text) is var (number, unit) && ByteUnits.TryGetValue(unit, out var bytes) ? new ByteSize(number * bytes) : null;

    private static IntervalWidth? Width(string text) =>
        Measured(text) switch
        {
            var (number, unit) when unit == "%" => new IntervalWidth(number / 100, IsRelative: true, text),
            var (number, unit) when unit.Length == 0 => new IntervalWidth(number, IsRelative: false, text),
            _ => null,
        };

    /// <summary>
    /// Splits a text such as <c>2 h</c> into its number and unit. Returns null if the text has another form, or the number is not greater than 0.
    /// </summary>
    private static (double Number, string Unit)? Measured(string text) =>
        NumberWithUnit().Match(text) is { Success: true } match
        && double.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? (number, match.Groups["unit"].Value)
            : null;

    private static IEnumerable<(string Key, string Path, Node Node)> Entries(Binder binder, Node node, string path)
    {
        if (node is Map map)
        {
            return map.Entries.Select(entry => (entry.Key, Names.Join(path, entry.Key), entry.Value));
        }

        binder.Problems.Add(node.At, path, node.Describe(), "a group of parameters");
        return [];
    }

    private static IEnumerable<Override> Value(Binder binder, (string Key, string Path, Node Node) each)
    {
        if (each.Node is Scalar { Text: { Length: > 0 } text })
        {
            return [new Override(each.Key, text, each.Node.At)];
        }

        binder.Problems.Add(each.Node.At, each.Path, each.Node.Describe(), "a value");
        return [];
    }

    private static IEnumerable<Lever> LeverOf(Binder binder, (string Key, string Path, Node Node) each)
    {
        if (each.Node is not Sequence { Items.Count: > 0 } list)
        {
            binder.Problems.Add(each.Node.At, each.Path, each.Node.Describe(), "a list of values, as [1, 0.8]");
            return [];
        }

        ImmutableArray<Override> values = [.. list.Items.Index().SelectMany(item => Value(binder, (each.Key, $"{each.Path}[{item.Index}]", item.Item)))];
        foreach (var twice in values.GroupBy(value => value.Value, StringComparer.Ordinal).Where(value => value.Count() > 1))
        {
            binder.Problems.Add(twice.Last().At, each.Path, $"has the value '{Names.Short(twice.Key)}' twice", "each value once");
        }

        return [new Lever(each.Key, values)];
    }

    private static IEnumerable<UncertainParameter> RangeOf(Binder binder, (string Key, string Path, Node Node) each) =>
        (binder.Bind<RangeForm>(each.Node, each.Path) ?? BindValid<RangeForm>(each.Node, each.Path)) is RangeForm range
            ? [new UncertainParameter(each.Key, range, each.Node.At)]
            : [];

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)?)\s*(?<unit>%|[A-Za-z]*)$")]
    private static partial Regex NumberWithUnit();
}
