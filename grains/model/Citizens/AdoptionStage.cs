namespace AdoptionSim.Model.Citizens;

/// <summary>The stages that a citizen passes through on the way to a phone line, from ignorance of the phone to owning one.</summary>
public enum AdoptionStage
{
    /// <summary>Cannot have a phone line: too young, banned, or in a district without phones.</summary>
    Out,

    /// <summary>Has not heard of the phone.</summary>
    Unaware,

    /// <summary>Knows of the phone.</summary>
    Aware,

    /// <summary>Has applied for permission to have a line and waits for the answer.</summary>
    Applied,

    /// <summary>
    /// Has permission for a phone line, and goes to the shop when the household's purse (savings) holds enough money. A citizen whose handset breaks returns to
    /// this stage.
    /// </summary>
    Permitted,

    /// <summary>Was not served at the shop (for example because handsets were sold out). Goes there again in each tick until served, or gives up.</summary>
    Wishing,

    /// <summary>Has a phone line.</summary>
    Owner,

    /// <summary>Has two phone lines, the second registered in another person's name.</summary>
    OwnerOfTwo,
}
