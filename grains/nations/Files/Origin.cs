namespace AdoptionSim.Nations.Files;

/// <summary>Where a value was written: a file and a line, or an option of the command line.</summary>
/// <param name="Name">The file's path as it was given, or the option as it was typed.</param>
/// <param name="Line">From 1; null where there is no line.</param>
public sealed record Origin(string Name, int? Line = null)
{
    public override string ToString() => Line is { } line ? $"{Name}:{line}" : Name;
}
