using AdoptionSim.Client.Manifests;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Running;

/// <summary>The result of a run whose files are complete.</summary>
/// <param name="Folder">The folder of the results.</param>
internal sealed record RunOutcome(Manifest Manifest, IReadOnlyList<CurvePoint> Curve, string Folder)
{
    public bool IsDone => Manifest.Status == RunStatus.Done;
}

/// <summary>The values of a manifest's status.</summary>
internal static class RunStatus
{
    public const string Done = "done";
    public const string Cancelled = "cancelled";
}
