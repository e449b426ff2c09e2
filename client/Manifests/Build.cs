using System.Reflection;
using System.Runtime.InteropServices;

namespace AdoptionSim.Client.Manifests;

/// <summary>Which program made a result.</summary>
/// <param name="Commit">The commit it was built from; null where it was not built from a repository.</param>
public sealed record Build(string Version, string? Commit, string Runtime)
{
    public static readonly Build OfThisProgram = Parse(
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");

    /// <summary>The SDK writes the commit behind the plus sign of the version.</summary>
    internal static Build Parse(string informationalVersion)
    {
        var parts = informationalVersion.Split('+', 2);
        return new Build(parts[0], parts.Length > 1 ? parts[1] : null, RuntimeInformation.FrameworkDescription);
    }
}
