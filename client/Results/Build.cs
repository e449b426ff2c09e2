using System.Reflection;
using System.Runtime.InteropServices;

namespace AdoptionSim.Client.Results;

/// <summary>The program version that produced a result, with its commit and the .NET runtime.</summary>
/// <param name="Commit">The commit from which it was built; null if it was not built from a repository.</param>
public sealed record Build(string Version, string? Commit, string Runtime)
{
    public static readonly Build OfThisProgram = Parse(
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0"
    );

    /// <summary>Splits the version text that the .NET SDK writes into version and commit, which follows a plus sign.</summary>
    internal static Build Parse(string informationalVersion)
    {
        var parts = informationalVersion.Split('+', 2);
        return new Build(parts[0], parts.Length > 1 ? parts[1] : null, RuntimeInformation.FrameworkDescription);
    }
}
