using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Results;

/// <summary>What is counted in a district, a province or the nation after a tick.</summary>
/// <param name="Counts">Simulated, by <see cref="Measure"/>.</param>
internal sealed record UnitCounts(Unit Unit, long[] Counts)
{
    public long this[Measure measure] => Counts[(int)measure];
}
