using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Shops;

/// <summary>The phone shop that serves a district on a date: its district, its distance, and the chance that a visit is made.</summary>
/// <param name="District">The index of the district with the nearest open shop; -1 if none exists.</param>
/// <param name="Metres">The distance to the shop's district in metres.</param>
/// <param name="Access">The chance, given the distance, that a citizen who wants to visit the shop does so.</param>
public readonly record struct ShopArea(DistrictIndex District, int Metres, Probability Access)
{
    public static readonly ShopArea None = new(DistrictIndex.None, 0, Probability.Never);

    public bool Exists => District >= 0;
}
