namespace AdoptionSim.Model.Citizens;

/// <summary>The adoption stage of a citizen on the way to a line.</summary>
public enum AdoptionStage
{
    /// <summary>Cannot have a line: too young, barred, or in a district without phones.</summary>
    Out,

    /// <summary>Has not heard of the phone.</summary>
    Unaware,

    /// <summary>Knows of the phone.</summary>
    Aware,

    /// <summary>Has applied for permission and waits for the answer.</summary>
    Applied,

    /// <summary>Has permission, and goes to the shop when the purse suffices.</summary>
    Permitted,

    /// <summary>Was at the shop without being served, and comes again.</summary>
    Wishing,

    /// <summary>Has a line.</summary>
    Owner,

    /// <summary>Has two lines, the second in another person's name.</summary>
    OwnerOfTwo,
}
