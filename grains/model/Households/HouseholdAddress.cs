using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>Identifies a household for its random draws: by the run's seed, the district's code, and the household's number in the district.</summary>
/// <param name="Place">The code of the district, which is the same in all runs.</param>
public readonly record struct HouseholdAddress(ulong Seed, uint Place, HouseholdIndex Number);
