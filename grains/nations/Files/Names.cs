using System.Globalization;
using System.Text.Json;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// Converts names to the form used in files, describes values in words for error messages, and suggests known names in place of a mistyped one.
/// </summary>
public static class Names
{
    /// <summary>Returns a number with its noun in the singular or plural: <c>1 run</c>, <c>1,280 points of the design</c>.</summary>
    /// <param name="noun">The noun in the singular; its first word gets the "s" of the plural.</param>
    public static string Counted(long count, string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        var words = noun.Split(' ', 2);
        return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {words[0]}{(count == 1 ? "" : "s")}{(words.Length > 1 ? $" {words[1]}" : "")}");
    }

    /// <summary>Returns a name in snake case, as files have it: <c>ConsiderRate</c> becomes <c>consider_rate</c>.</summary>
    public static string InFile(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Returns the words that describe a value in an error message, such as <c>is 'cheap'</c>; for an empty value, <c>is missing</c>.</summary>
    public static string Is(string value) => value.Length == 0 ? "is missing" : $"is '{Short(value)}'";

    /// <summary>Returns a value for use in one line of a message: cut after 200 characters, and with spaces in place of control characters.</summary>
    public static string Short(string text)
    {
        const int most = 200;
        var cut = text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}...";
        return string.Concat(cut.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>
    /// Returns the known names as a text for an error message about an unknown name, the most similar first. If there are more than 16 names, only the three
    /// most similar are listed.
    /// </summary>
    public static string Instead(string wanted, IEnumerable<string> known)
    {
        const int few = 16;
        var nearest = known.Order(StringComparer.Ordinal).OrderBy(name => Distance(wanted, name)).ToList();
        return nearest.Count switch
        {
            0 => "none",
            1 => nearest[0],
            <= few => $"{nearest[0]} (nearest), {string.Join(", ", nearest.Skip(1))}",
            _ => $"{nearest[0]} (nearest), {string.Join(", ", nearest.Skip(1).Take(2))}, ...",
        };
    }

    // A group's name also stands for what is in the group. A dotted path is also near to its last part alone, because users remember a parameter rather than
    // its group.
    private static int Distance(string wanted, string known) =>
        known.StartsWith($"{wanted}.", StringComparison.Ordinal) ? 0 : Math.Min(Edits(wanted, known), Edits(wanted, known[(known.LastIndexOf('.') + 1)..]));

    /// <summary>
    /// Returns the Levenshtein distance of two words: the least number of insertions, deletions and replacements of letters that turn one into the other.
    /// </summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = corner + (from[i - 1] == to[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
