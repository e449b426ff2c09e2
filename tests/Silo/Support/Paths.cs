using System.Reflection;

namespace AdoptionSim.Silo.Tests.Support;

/// <summary>Folders passed in by the project file.</summary>
internal static class Paths
{
    public static string Program => Of("Program");

    public static string Ops => Of("Ops");

    /// <summary>The version of the program, which its images have as their tag.</summary>
    public static string Version => typeof(SiloHost).Assembly.GetName().Version!.ToString(3);

    private static string Of(string key) =>
        Path.GetFullPath(typeof(Paths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(pair => pair.Key == key).Value!);
}
