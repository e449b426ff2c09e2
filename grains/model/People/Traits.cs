namespace AdoptionSim.Model.People;

/// <summary>What is fixed about a citizen. It follows from the seed and the citizen's number, so that it is nowhere stored.</summary>
/// <param name="Age">Completed years at the start of the run.</param>
/// <param name="Male">Male or female, as the census counts.</param>
/// <param name="Work">Index into the nation's work groups.</param>
/// <param name="Class">Index into the nation's political classes; that of the household.</param>
/// <param name="Urban">Whether the home lies in the urban part of the district.</param>
public readonly record struct Traits(byte Age, bool Male, byte Work, byte Class, bool Urban);

/// <summary>A household: citizens with consecutive numbers, of whom the first is the head.</summary>
/// <param name="Number">The household's number within its district.</param>
/// <param name="First">The head's number within the district.</param>
/// <param name="Size">Members, 1 to 8.</param>
public readonly record struct Household(int Number, int First, int Size);
