using System.Reflection;

namespace AdoptionSim.Page.Tests.Support;

/// <summary>What the project file knows of the page's files.</summary>
internal static class Folders
{
    public static string Page { get; } =
        Path.GetFullPath(typeof(Folders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(pair => pair.Key == nameof(Page)).Value!);
}
