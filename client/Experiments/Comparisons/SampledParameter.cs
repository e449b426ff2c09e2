using System.Globalization;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>A parameter whose true value nobody knows. A comparison draws values for it evenly from its range.</summary>
/// <param name="Factor">The parameter's key and range.</param>
/// <param name="Source">Where the range comes from.</param>
internal sealed record SampledParameter(Factor Factor, string Source)
{
    public const string Allowed = "KEY for the range in the nation's file, or KEY=FROM:TO, as adoption.social_weight=20:50";

    /// <summary>Reads an uncertain parameter and its range from the argument of <c>--uncertain</c>.</summary>
    /// <param name="option">The argument: KEY for the range in the nation's file, or KEY=FROM:TO.</param>
    /// <param name="nation">The nation's file, which has the ranges.</param>
    /// <exception cref="BadFileException">
    /// The parameter is unknown or has no range, or the given range is not two numbers of which the second is greater.
    /// </exception>
    public static SampledParameter Parse(string option, Map nation, string nationPath)
    {
        var at = new Origin($"--uncertain {option}");
        var parts = option.Split('=', 2, StringSplitOptions.TrimEntries);
        var (from, to, source) = parts is [_, var given] ? Given(given, at) : InFile(parts[0], nation, nationPath, at);
        return to > from
            ? new SampledParameter(new Factor(parts[0], from, to), source)
            : throw new BadFileException(at, parts[0], $"has the range {Names.Number(from)} to {Names.Number(to)}", "a range whose end is above its start");
    }

    private static (double From, double To, string Source) Given(string range, Origin at)
    {
        double[] ends =
        [
            .. range.Split(':').Select(end => double.TryParse(end, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN),
        ];
        return ends is [var from, var to] && double.IsFinite(from) && double.IsFinite(to)
            ? (from, to, "given on the command line")
            : throw new BadFileException(at, "", Names.Is(range), Allowed);
    }

    private static (double From, double To, string Source) InFile(string key, Map nation, string path, Origin at)
    {
        Node? node = nation;
        foreach (var part in key.Split('.'))
        {
            node = (node as Map)?[part];
        }

        return (node as Map)?["range"] is Sequence { Items: [Scalar low, Scalar high] } && (node as Map)?["value"] is not null
            ? (Number(low), Number(high), $"range in {Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}")
            : throw new BadFileException(
                at,
                "",
                node is null ? $"'{Names.Short(key)}' is no parameter of the nation" : $"'{Names.Short(key)}' has no single value with a range",
                Names.Instead(key, Keys(nation, ""))
            );
    }

    private static double Number(Scalar scalar) => double.Parse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Returns the dotted paths of all parameters in a nation's file that have a value and a range.</summary>
    private static IEnumerable<string> Keys(Map map, string path) =>
        map["value"] is not null && map["range"] is not null
            ? [path]
            : map.Entries.Where(entry => entry.Value is Map).SelectMany(entry => Keys((Map)entry.Value, Names.Join(path, entry.Key)));
}
