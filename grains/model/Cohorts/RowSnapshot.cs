using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;

namespace AdoptionSim.Model.Cohorts;

/// <summary>The rows of a district at a tick boundary, in order of number.</summary>
/// <param name="Handsets">Part after part, as they lie in memory.</param>
public sealed record RowSnapshot(CitizenRow[] Citizens, IReadOnlyList<ReadOnlyMemory<HandsetRow>> Handsets)
{
    /// <summary>The rows of all handsets, by number.</summary>
    public HandsetRow[] AllHandsets() => [.. Handsets.SelectMany(part => part.ToArray())];
}
