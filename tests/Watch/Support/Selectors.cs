using System.Text.RegularExpressions;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>Finds what an expression asks for: each metric's name with its matchers, without the span.</summary>
internal static partial class Selectors
{
    /// <summary>Metrics without an underscore; all other such words are aggregations and operators.</summary>
    private static readonly string[] Plain = ["up", "ALERTS"];

    public static string[] In(string expression) =>
        [.. Tokens().Matches(expression).Where(IsSelector).Select(token => token.Value).Distinct()];

    public static string NameIn(string selector) => selector.Split('{')[0];

    private static bool IsSelector(Match token) =>
        token.Groups["name"] is { Success: true } name && (name.ValueSpan.IndexOfAny("_:") >= 0 || Plain.Contains(name.Value));

    /// <summary>Lists of labels are passed over as wholes; a name that a parenthesis follows is a function.</summary>
    [GeneratedRegex("""\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)|"[^"]*"|\b(?<name>(?>[a-zA-Z_:][a-zA-Z0-9_:]*))(?>\{[^}]*\})?(?!\s*\()""")]
    private static partial Regex Tokens();
}
