using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>The result of a run whose files are complete.</summary>
/// <param name="Folder">The folder of the results.</param>
internal sealed record RunOutcome(Manifest Manifest, IReadOnlyList<CurvePoint> Curve, string Folder)
{
    public bool IsDone => Manifest.Status == ManifestStatus.Done;
}
