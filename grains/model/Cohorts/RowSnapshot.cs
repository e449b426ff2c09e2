using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;

namespace AdoptionSim.Model.Cohorts;

/// <summary>The rows (states) of a district's citizens and handsets between two ticks, in order of number.</summary>
/// <param name="Handsets">The rows of handsets, split over several arrays.</param>
public sealed record RowSnapshot(CitizenRow[] Citizens, IReadOnlyList<ReadOnlyMemory<HandsetRow>> Handsets)
{
    /// <summary>Returns the rows (states) of all handsets in one array, by number.</summary>
    public HandsetRow[] AllHandsets() => [.. Handsets.SelectMany(part => part.ToArray())];
}
