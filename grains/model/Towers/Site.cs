using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Towers;

/// <summary>A base station of the roll-out that follows the nation's record. Once open it neither moves nor closes.</summary>
/// <param name="District">The district's index.</param>
/// <param name="Number">The number within the district, from 0 in order of opening.</param>
/// <param name="Urban">True if it covers the urban core, false for the rural cells.</param>
/// <param name="Opens">The day from which it is built; never before the start of the plan.</param>
public readonly record struct Site(DistrictIndex District, int Number, bool Urban, DateOnly Opens);
