using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Tables;

/// <summary>The counts from which the charts of services other than the phone are drawn, on one day.</summary>
/// <param name="Counts">Counts of the nation, by <see cref="Measure"/>.</param>
/// <param name="Capital">Counts of the capital's province, by <see cref="Measure"/>.</param>
internal sealed record ServicePoint(DateOnly Date, long[] Counts, long[] Capital, NationalRow Nation)
{
    public long this[Measure measure] => Counts[(int)measure];
}
