using System.Collections.Immutable;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>Fits text into the columns of a terminal. Words stay whole: text that does not fit is omitted or ends in an ellipsis.</summary>
internal sealed class Fit(bool unicode)
{
    private string Ellipsis => unicode ? "…" : "...";

    /// <summary>
    /// Returns at most <paramref name="most"/> lines of text parts, separated by commas. Parts stay whole; those that do not fit are omitted, the last ones
    /// first.
    /// </summary>
    public ImmutableArray<string> Parts(IEnumerable<string> parts, int width, int most) =>
        [.. Lines([.. parts.Where(part => part.Length > 0)], ", ", width).Take(most)];

    /// <summary>Returns at most <paramref name="most"/> lines of whole words. If words are omitted, the last line ends in an ellipsis.</summary>
    public ImmutableArray<string> Words(string text, int width, int most)
    {
        var lines = Lines(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), " ", width);
        if (lines.Count <= most)
        {
            return [.. lines];
        }

        var words = lines[most - 1].Split(' ');
        while (words.Length > 1 && string.Join(' ', words).Length + 1 + Ellipsis.Length > width)
        {
            words = words[..^1];
        }

        return [.. lines.Take(most - 1), Name(string.Join(' ', words) + " " + Ellipsis, width)];
    }

    /// <summary>Returns a name in at most <paramref name="width"/> columns, the end of a longer one replaced by an ellipsis.</summary>
    public string Name(string text, int width) =>
        text.Length <= width ? text
        : width <= Ellipsis.Length ? text[..width]
        : text[..(width - Ellipsis.Length)] + Ellipsis;

    /// <summary>
    /// Returns an address in at most <paramref name="width"/> columns. The end of a longer one is kept, because its port distinguishes silos.
    /// </summary>
    public string Address(string text, int width) =>
        text.Length <= width ? text
        : width <= Ellipsis.Length ? text[^width..]
        : Ellipsis + text[^(width - Ellipsis.Length)..];

    /// <summary>Returns the first of several wordings that fits into <paramref name="width"/> columns; the last one, shortened, if none fits.</summary>
    public string First(int width, params string[] ways) => ways.FirstOrDefault(way => way.Length <= width) ?? Name(ways[^1], width);

    private List<string> Lines(string[] tokens, string separator, int width)
    {
        var lines = new List<string>();
        foreach (var token in tokens)
        {
            if (lines.Count > 0 && lines[^1].Length + separator.Length + token.Length <= width)
            {
                lines[^1] += separator + token;
            }
            else
            {
                lines.Add(Name(token, width));
            }
        }

        return lines;
    }
}
