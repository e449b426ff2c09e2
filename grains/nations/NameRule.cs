using System.Diagnostics.CodeAnalysis;

namespace AdoptionSim.Nations;

/// <summary>
/// The rule for names of runs, scenarios and nations, and for keys of provinces, districts and cohorts (groups of foreigners). A name becomes part of file
/// paths and grain (actor) keys. It must neither lead out of a folder nor contain a slash, which separates the parts of a grain key.
/// </summary>
public static class NameRule
{
    /// <summary>
    /// The maximum length of a name, such as a run's, in characters. File systems allow 255 characters in a file name; the rest is room for suffixes that the
    /// program adds.
    /// </summary>
    public const int MaxLength = 80;

    /// <summary>A description of valid names, for error messages.</summary>
    public const string Allowed = "1 to 80 letters (A-Z, a-z), digits, dots, hyphens and underscores, the first a letter or digit";

    /// <summary>True if a text is a valid name of a run, scenario or nation, or a valid key of a province, district or cohort.</summary>
    public static bool IsValid([NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= MaxLength }
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>Returns the name of a run, scenario or nation unchanged, and throws if it is not valid.</summary>
    /// <param name="what">The purpose of the name, such as "run name"; it begins the message.</param>
    /// <exception cref="ArgumentException">The name is not valid; the message quotes it and states the rule.</exception>
    public static string Check(string what, string? name) => IsValid(name) ? name : throw new ArgumentException(Complaint(what, name));

    /// <summary>Returns the error message for a name that breaks the rule for names.</summary>
    /// <param name="what">The purpose of the name, such as "run name"; it begins the message.</param>
    public static string Complaint(string what, string? name) => $"The {what} is '{Quote(name)}'; expected {Allowed}.";

    /// <summary>Returns the name as error messages quote it: on one line, and shortened if it is too long to read.</summary>
    public static string Quote(string? name)
    {
        var oneLine = string.Concat((name ?? "").Take(MaxLength).Select(letter => char.IsControl(letter) ? '?' : letter));
        return name?.Length > MaxLength ? $"{oneLine}... ({name.Length} characters)" : oneLine;
    }

    /// <summary>Returns a valid name with a suffix at the end. The name is cut so that both fit into the maximum length of a name.</summary>
    public static string Join(string name, string suffix)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(suffix);
        return name[..Math.Min(name.Length, MaxLength - suffix.Length)] + suffix;
    }
}
