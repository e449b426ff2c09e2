using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Tables;

/// <summary>The counts of a district, a province or the nation after a tick (step of simulated time).</summary>
/// <param name="Counts">Counts of simulated people and things, by <see cref="Measure"/>.</param>
internal sealed record UnitCounts(Unit Unit, long[] Counts)
{
    public long this[Measure measure] => Counts[(int)measure];
}
