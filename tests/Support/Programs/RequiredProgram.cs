namespace AdoptionSim.Tests.Support.Programs;

/// <summary>A program that some tests need and that is not part of the .NET SDK.</summary>
/// <param name="Name">The name of its executable.</param>
/// <param name="Package">The Debian package that contains it.</param>
/// <param name="Folders">Folders that are searched before those of PATH.</param>
public sealed record RequiredProgram(string Name, string Package, params string[] Folders)
{
    /// <summary>The environment variable that hides programs: names separated by commas, or <c>all</c>.</summary>
    public const string HideVariable = "ADOPTIONSIM_HIDE_PROGRAMS";

    /// <summary>The name of an executable that is used instead where it is installed; null for none.</summary>
    public string? Preferred { get; init; }

    /// <summary>Returns the path of the executable; null if it is not installed or is hidden.</summary>
    public string? Find() => IsHidden ? null : (Preferred is null ? null : PathTo(Preferred)) ?? PathTo(Name);

    /// <summary>Returns the path of the executable. Skips the current test if it is missing.</summary>
    public string Require()
    {
        Needs.All(this);
        return Find()!;
    }

    /// <summary>The reason to skip a test; null if the program is there.</summary>
    public string? Missing => Find() is null ? $"{Name} is not installed. Install it with: apt-get install {Package}" : null;

    private bool IsHidden =>
        (Environment.GetEnvironmentVariable(HideVariable) ?? "").Split(',', StringSplitOptions.TrimEntries).Any(name => name == Name || name == "all");

    private string? PathTo(string name) => Folders.Concat(PathFolders).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> PathFolders =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
