namespace AdoptionSim.Nations.Entities;

/// <summary>The kinds of entities that have ids.</summary>
public enum EntityKind
{
    Citizen,
    Handset,
    Tower,

    /// <summary>A site with terminals.</summary>
    Terminal,

    /// <summary>A birthday board; the number is the citizen's.</summary>
    Board,

    /// <summary>A district's cinemas; the number is 0.</summary>
    Cinema,

    /// <summary>A foreigner; in place of the district stands the cohort, <c>FR/COHORT</c>.</summary>
    Foreigner,
}
