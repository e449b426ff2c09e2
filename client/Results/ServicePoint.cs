using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Results;

/// <summary>What there was besides the phone on a day: what pictures show of it.</summary>
/// <param name="Counts">Of the nation, by <see cref="Measure"/>.</param>
/// <param name="Capital">Counts of the capital's province, by <see cref="Measure"/>.</param>
internal sealed record ServicePoint(DateOnly Date, long[] Counts, long[] Capital, NationalRow Nation)
{
    public long this[Measure measure] => Counts[(int)measure];
}
