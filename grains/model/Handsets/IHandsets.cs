using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

/// <summary>Read-only access to the handsets of a district, for services that depend on who has a phone.</summary>
public interface IHandsets
{
    /// <summary>The number of handsets ever sold in the district. A handset that is sold again counts once.</summary>
    int Handsets { get; }

    /// <summary>True if a citizen has a handset. Cheaper than <see cref="HandsetOf"/>, which reads the citizen's stored state (row).</summary>
    bool HasHandset(CitizenIndex citizen);

    /// <summary>Returns the number of a citizen's first handset; <see cref="HandsetIndex.None"/> if the citizen has none.</summary>
    HandsetIndex HandsetOf(CitizenIndex citizen);

    /// <summary>Returns a handset's stored state (row).</summary>
    /// <param name="handset">The number of the handset, from 0 to <see cref="Handsets"/> - 1, in order of first sale.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such handset.</exception>
    HandsetRow Handset(HandsetIndex handset);
}
