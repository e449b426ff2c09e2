namespace AdoptionSim.Nations.Files;

/// <summary>The place where a value was written, for error messages: a file and a line, or a command-line option.</summary>
/// <param name="Name">The file's path as given, or the option as typed.</param>
/// <param name="Line">The line number, from 1; null if there is no line.</param>
public sealed record Origin(string Name, int? Line = null)
{
    public override string ToString() => Line is { } line ? $"{Name}:{line}" : Name;
}
