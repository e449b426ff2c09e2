using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Shops;

/// <summary>The nearest phone shop of a district on a date: where it is, how far away, and the chance that a visit is made.</summary>
/// <param name="District">The index of the district with the nearest open shop; -1 if none exists.</param>
/// <param name="Metres">The distance to that district in metres.</param>
/// <param name="Access">The chance that a visit is made, given the distance.</param>
public readonly record struct ShopArea(DistrictIndex District, int Metres, Probability Access)
{
    public static readonly ShopArea None = new(DistrictIndex.None, 0, Probability.Never);

    public bool Exists => District >= 0;
}
