using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.People;

/// <summary>The constant traits of a citizen, such as age and work. They follow from the seed and the citizen's number, so they are not stored.</summary>
/// <param name="Age">The age in completed years at the start of the run.</param>
/// <param name="Male">True for male, false for female, as the census counts.</param>
/// <param name="Work">The index of the work group in the nation's list.</param>
/// <param name="Class">The index of the household's political class in the nation's list.</param>
/// <param name="Urban">True if the home lies in the urban part of the district.</param>
public readonly record struct Traits(byte Age, bool Male, byte Work, byte Class, bool Urban);

/// <summary>A household: citizens with consecutive numbers, of whom the first is the head.</summary>
/// <param name="Number">The household's number within its district.</param>
/// <param name="First">The head's number within the district.</param>
/// <param name="Size">The number of members, 1 to 8.</param>
public readonly record struct Household(HouseholdIndex Number, CitizenIndex First, int Size);
