using System.Text.RegularExpressions;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>Finds the selectors of an expression: each metric name with its matchers, without the time range.</summary>
internal static partial class Selectors
{
    /// <summary>Metric names without an underscore; all other such words are aggregations and operators.</summary>
    private static readonly string[] Plain = ["up", "ALERTS"];

    public static string[] In(string expression) => [.. Tokens().Matches(expression).Where(IsSelector).Select(token => token.Value).Distinct()];

    public static string NameIn(string selector) => selector.Split('{')[0];

    private static bool IsSelector(Match token) =>
        token.Groups["name"] is { Success: true } name && (name.ValueSpan.IndexOfAny("_:") >= 0 || Plain.Contains(name.Value));

    /// <summary>Matches selectors. Lists of labels are skipped as a whole; a name that a parenthesis follows is a function.</summary>
    [GeneratedRegex(
        """\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)|"[^"]*"|\b(?<name>(?>[a-zA-Z_:][a-zA-Z0-9_:]*))(?>\{[^}]*\})?(?!\s*\()"""
    )]
    private static partial Regex Tokens();
}
