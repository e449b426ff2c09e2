using System.Reflection;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>Folders passed in by the project file.</summary>
internal static class Paths
{
    /// <summary>The path of the command line program.</summary>
    public static string Program => Of("Program");

    public static string Ops => Of("Ops");

    public static string Prometheus => Path.Combine(Ops, "prometheus");

    public static string[] Rules => Directory.GetFiles(Path.Combine(Prometheus, "rules"), "*.yml");

    public static string[] Dashboards => Directory.GetFiles(Path.Combine(Ops, "grafana", "dashboards"), "*.json");

    public static string Schema => Path.Combine(AppContext.BaseDirectory, "Schemas", "grafana-dashboard.json");

    private static string Of(string key) =>
        Path.GetFullPath(typeof(Paths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(pair => pair.Key == key).Value!);
}
