using System.Reflection;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>What the project file knows of other folders.</summary>
internal static class Paths
{
    /// <summary>The command line as its users start it.</summary>
    public static string Program => Of("Program");

    public static string Ops => Of("Ops");

    public static string Prometheus => Path.Combine(Ops, "prometheus");

    public static string[] Rules => Directory.GetFiles(Path.Combine(Prometheus, "rules"), "*.yml");

    public static string[] Dashboards => Directory.GetFiles(Path.Combine(Ops, "grafana", "dashboards"), "*.json");

    public static string Schema => Path.Combine(AppContext.BaseDirectory, "Schemas", "grafana-dashboard.json");

    private static string Of(string key) => Path.GetFullPath(typeof(Paths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(pair => pair.Key == key).Value!);
}
