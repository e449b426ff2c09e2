using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>The key of a household's random draws: the run's seed, the stable code of its district, and its number there.</summary>
public readonly record struct HouseholdAddress(ulong Seed, uint Place, HouseholdIndex Number);
