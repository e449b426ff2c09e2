using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Towers;

/// <summary>A base station of the roll-out, which follows the nation's record of the network's growth. Once open it neither moves nor closes.</summary>
/// <param name="District">The district's index.</param>
/// <param name="Number">The base station's number within the district, from 0 in order of opening.</param>
/// <param name="Urban">True if the base station covers the urban core, false for the rural cells.</param>
/// <param name="Opens">The day on which the base station opens; never before the start of the run.</param>
public readonly record struct Site(DistrictIndex District, int Number, bool Urban, DateOnly Opens);
