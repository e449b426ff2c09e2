using AdoptionSim.Client.Manifests;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Running;

/// <summary>What a run came to, once its files have their names.</summary>
/// <param name="Folder">Where they are.</param>
internal sealed record RunOutcome(Manifest Manifest, IReadOnlyList<CurvePoint> Curve, string Folder)
{
    public bool IsDone => Manifest.Status == RunStatus.Done;
}

/// <summary>The words of a manifest's status.</summary>
internal static class RunStatus
{
    public const string Done = "done";
    public const string Cancelled = "cancelled";
}
