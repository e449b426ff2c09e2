using System.Reflection;

namespace AdoptionSim.Page.Tests.Support;

/// <summary>Folders passed in by the project file.</summary>
internal static class Folders
{
    public static string Page { get; } = Of(nameof(Page));

    /// <summary>The folder of the deployed command line.</summary>
    public static string Client { get; } = Of(nameof(Client));

    private static string Of(string key) =>
        Path.GetFullPath(typeof(Folders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(pair => pair.Key == key).Value!);
}
