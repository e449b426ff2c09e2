using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>Identifies a household for its random draws: the run's seed, the stable code of its district, and its number there.</summary>
public readonly record struct HouseholdAddress(ulong Seed, uint Place, HouseholdIndex Number);
