using System.Runtime.InteropServices;

namespace AdoptionSim.Tests.Support.Programs;

/// <summary>The <c>dotnet</c> command that runs these tests.</summary>
public static class DotNet
{
    /// <summary>The path of the executable.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        // The runtime is in ROOT/shared/Microsoft.NETCore.App/VERSION.
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return System.IO.Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
