using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>
/// A household's income, its savings at the start of the run, and the position of its home. They follow from the seed and the household's number.
/// </summary>
/// <param name="IncomeCents">Income in constant US cents a month.</param>
/// <param name="OpeningPurseCents">Savings at the start of the run, in constant US cents.</param>
/// <param name="Location">The position of the home in its settlement, uniform over all values.</param>
public readonly record struct HouseholdMeans(Cents IncomeCents, Cents OpeningPurseCents, ushort Location);
