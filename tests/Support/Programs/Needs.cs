namespace AdoptionSim.Tests.Support.Programs;

/// <summary>The programs, in addition to the .NET SDK, that tests use. A test that calls one of these methods is skipped if the program is missing.</summary>
/// <remarks>
/// Fixtures must not call them, because a fixture that skips fails its tests. They check <see cref="AreThere"/> and do nothing, and the test's constructor
/// calls <see cref="All"/>.
/// </remarks>
public static class Needs
{
    public static readonly RequiredProgram Chromium = new("chromium", "chromium") { Preferred = "chromium-headless-shell" };
    public static readonly RequiredProgram Curl = new("curl", "curl");
    public static readonly RequiredProgram Ip = new("ip", "iproute2");
    public static readonly RequiredProgram Postgres = new("initdb", "postgresql", PostgresFolders());
    public static readonly RequiredProgram Prometheus = new("prometheus", "prometheus");
    public static readonly RequiredProgram Promtool = new("promtool", "prometheus");
    public static readonly RequiredProgram Python = new("python3", "python3");

    /// <summary>Skips the current test unless all programs are installed. The reason names each missing one with its package.</summary>
    public static void All(params IEnumerable<RequiredProgram> programs)
    {
        var missing = programs.Select(program => program.Missing).OfType<string>().Distinct().ToList();
        Assert.SkipWhen(missing.Count > 0, string.Join(' ', missing));
    }

    /// <summary>True if all programs are installed.</summary>
    public static bool AreThere(params IEnumerable<RequiredProgram> programs) => programs.All(program => program.Missing is null);

    /// <summary>Returns the folders of PostgreSQL's programs, newest version first. Debian installs them outside PATH.</summary>
    private static string[] PostgresFolders()
    {
        const string Debian = "/usr/lib/postgresql";
        return
        [
            .. (Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [])
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin")),
        ];
    }
}
