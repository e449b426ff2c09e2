namespace AdoptionSim.Tests.Support.Programs;

/// <summary>The working copy of the repository in which the tests were built.</summary>
public static class WorkingCopy
{
    /// <summary>The folder of the solution file.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests run outside a working copy.</exception>
    public static string Root { get; } = FindRoot();

    /// <summary>Returns the path of a file of the repository.</summary>
    /// <param name="parts">The folders and the name, from the root.</param>
    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdoptionSim.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"{AppContext.BaseDirectory} is not in a working copy.");
        }

        return folder.FullName;
    }
}
