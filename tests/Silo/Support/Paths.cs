using System.Reflection;

namespace AdoptionSim.Silo.Tests.Support;

/// <summary>What the project file knows of other folders.</summary>
internal static class Paths
{
    public static string Program => Of("Program");

    public static string Ops => Of("Ops");

    private static string Of(string key) => Path.GetFullPath(typeof(Paths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(pair => pair.Key == key).Value!);
}
