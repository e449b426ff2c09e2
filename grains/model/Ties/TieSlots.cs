using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>The kinds of social ties, by where the people know each other from.</summary>
public enum TieKind
{
    Household,
    Workplace,
    Local,
    National,
}

/// <summary>
/// The 32 numbered slots for the social ties of a citizen. Each is one bit of the citizen's exposure, which records the ties to people with a phone line. In a
/// household or workplace, a tie's slot is the other person's position in the group. A local or national tie has the same slot at both ends.
/// </summary>
public static class TieSlots
{
    public const int FirstHousehold = 0;
    public const int FirstWorkplace = 8;
    public const int FirstLocal = 16;
    public const int FirstNational = 26;
    public const int Count = 32;

    /// <summary>Returns the kind of social tie (household, colleague, local or nationwide) in a slot from 0 to 31.</summary>
    public static TieKind KindOf(int slot) =>
        slot switch
        {
            < FirstWorkplace => TieKind.Household,
            < FirstLocal => TieKind.Workplace,
            < FirstNational => TieKind.Local,
            _ => TieKind.National,
        };
}

/// <summary>A social tie of a citizen, described by the citizen at the other end.</summary>
/// <param name="District">The index of the other citizen's district.</param>
/// <param name="Citizen">The number of the other citizen in that district.</param>
/// <param name="Slot">The number (slot) of the tie among those of the other citizen.</param>
/// <param name="OwnSlot">The number (slot) of the tie among those of this citizen.</param>
public readonly record struct Tie(DistrictIndex District, CitizenIndex Citizen, byte Slot, byte OwnSlot);
