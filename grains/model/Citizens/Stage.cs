namespace AdoptionSim.Model.Citizens;

/// <summary>How far a citizen is on the way to a line.</summary>
public enum Stage
{
    /// <summary>Too young, barred, or where there are no phones.</summary>
    Out,

    /// <summary>Has not heard of the phone.</summary>
    Unaware,

    /// <summary>Knows of it.</summary>
    Aware,

    /// <summary>Has applied for permission and waits.</summary>
    Applied,

    /// <summary>May buy, and goes to the shop when the purse suffices.</summary>
    Permitted,

    /// <summary>Was not served, and comes again.</summary>
    Wishing,

    /// <summary>Has a line.</summary>
    Owner,

    /// <summary>Has two lines, the second in another's name.</summary>
    OwnerOfTwo,
}
