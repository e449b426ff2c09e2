namespace AdoptionSim.Nations.Entities;

/// <summary>The kinds of entities that users can address by id, such as citizens and towers, each with the grammar of its ids.</summary>
public enum EntityKind
{
    [EntityForm("", "DISTRICT/NUMBER as KP-01.02/1234")]
    Citizen,

    [EntityForm("h", "DISTRICT/h/NUMBER as KP-01.02/h/77")]
    Handset,

    [EntityForm("t", "DISTRICT/t/NUMBER as KP-01.02/t/3")]
    Tower,

    /// <summary>A site, such as a library, with public terminals of the intranet (the domestic network).</summary>
    [EntityForm("i", "DISTRICT/i/NUMBER as KP-01.02/i/3", Help = "Shows a site with terminals of the intranet.", Title = "terminals")]
    Terminal,

    /// <summary>
    /// The birthday board of a citizen: an intranet page on which others leave posts for the birthday. The number in its id is the citizen's number.
    /// </summary>
    [EntityForm("b", "DISTRICT/b/NUMBER as KP-01.02/b/1234, the citizen's number", Help = "Shows a citizen's birthday board.")]
    Board,

    /// <summary>All cinemas of a district, as one entity; the number in its id is 0.</summary>
    [EntityForm("c", "DISTRICT/c/0 as KP-01.02/c/0", Help = "Shows a district's cinemas.", IsSingle = true)]
    Cinema,

    /// <summary>A foreigner; in the id, the cohort (group of foreigners) takes the place of the district, as <c>FR/COHORT</c>.</summary>
    [EntityForm("", "FR/COHORT/NUMBER as FR/diplomats/12", Help = "Shows a foreigner who is in the country.")]
    Foreigner,
}

/// <summary>Declares how the ids of a kind of entity are written, such as <c>KP-01.02/h/77</c> for handsets.</summary>
/// <param name="letter">The letter between district and number; empty if there is no letter.</param>
/// <param name="form">The form of an id, for error messages.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class EntityFormAttribute(string letter, string form) : Attribute
{
    public string Letter => letter;

    public string Form => form;

    /// <summary>
    /// The help text of the command <c>inspect</c> for entities of this kind. Null for citizens, handsets and towers, whose help text is declared elsewhere.
    /// </summary>
    public string? Help { get; init; }

    /// <summary>The first word of the heading that the command <c>inspect</c> prints for entities of this kind; null to use the name of the kind.</summary>
    public string? Title { get; init; }

    /// <summary>True if each district has exactly one entity of the kind, with number 0.</summary>
    public bool IsSingle { get; init; }
}
