namespace AdoptionSim.Model.Citizens;

/// <summary>The stages that a citizen passes through on the way to a phone line, from ignorance of the phone to owning one.</summary>
public enum AdoptionStage
{
    /// <summary>The citizen cannot have a phone line: too young, banned, or in a district without phones.</summary>
    Out,

    /// <summary>The citizen has not heard of the phone.</summary>
    Unaware,

    /// <summary>The citizen knows of the phone, but has neither permission for a phone line nor an application that waits for an answer.</summary>
    Aware,

    /// <summary>The citizen has applied for permission to have a phone line and waits for the answer.</summary>
    Applied,

    /// <summary>
    /// The citizen has permission for a phone line, and goes to the shop when the household's purse (savings) holds enough money. A citizen whose first handset
    /// breaks returns to this stage.
    /// </summary>
    Permitted,

    /// <summary>
    /// The citizen was not served at the shop, for example because handsets were sold out. The citizen goes there again in each tick until served, or gives up.
    /// </summary>
    Wishing,

    /// <summary>The citizen has one phone line.</summary>
    Owner,

    /// <summary>The citizen has two phone lines; the second is registered in another person's name.</summary>
    OwnerOfTwo,
}
