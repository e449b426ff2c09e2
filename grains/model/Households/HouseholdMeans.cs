using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>
/// A household's income, its savings at the start of the run, and the position of its home. They follow from the seed and the household's number.
/// </summary>
/// <param name="IncomeCents">Income in constant US cents a month.</param>
/// <param name="OpeningPurseCents">Savings at the start of the run, in constant US cents.</param>
/// <param name="Location">The position of the home in the urban or rural part of its district, 0 to 65,535; all values are equally likely.</param>
public readonly record struct HouseholdMeans(Cents IncomeCents, Cents OpeningPurseCents, ushort Location);
