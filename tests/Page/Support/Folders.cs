using System.Reflection;

namespace AdoptionSim.Page.Tests.Support;

/// <summary>What the project file knows of the page's files.</summary>
internal static class Folders
{
    public static string Page { get; } = Of(nameof(Page));

    /// <summary>The command line, as it is deployed.</summary>
    public static string Client { get; } = Of(nameof(Client));

    private static string Of(string key) => Path.GetFullPath(typeof(Folders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(pair => pair.Key == key).Value!);
}
