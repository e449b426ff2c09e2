using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>The result of a run whose files are complete: its manifest, its subscribers over time, and its folder.</summary>
/// <param name="Folder">The folder of the results.</param>
internal sealed record RunOutcome(Manifest Manifest, IReadOnlyList<CurvePoint> Curve, string Folder)
{
    /// <summary>The nation's published figures, such as subscribers, each with the run's value if the run covers its date.</summary>
    public ImmutableArray<ComparedRow> Record { get; init; } = [];

    /// <summary>False if the scenario or a command made the run differ from the nation's real history.</summary>
    public bool IsFactual { get; init; }

    public bool IsDone => Manifest.Status == ManifestStatus.Done;
}
