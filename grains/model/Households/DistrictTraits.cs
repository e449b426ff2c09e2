using AdoptionSim.Model.People;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>
/// The ages of all people of a district, and the means (income and savings) of its households, at the start. They follow from the seed; several parts of a
/// district need them at once, and computing them again for each took a tenth of the time until the first tick. Used at the start of a district only.
/// </summary>
/// <param name="Ages">The ages in completed years, by citizen.</param>
/// <param name="Means">The means, by household.</param>
public sealed record DistrictTraits(byte[] Ages, HouseholdMeans[] Means)
{
    /// <summary>Returns the ages and means of the people of a district.</summary>
    public static DistrictTraits Of(Population population, MeansTable table)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(table);
        var ages = new byte[population.People];
        for (var citizen = new CitizenIndex(0); citizen < ages.Length; citizen++)
        {
            ages[citizen] = (byte)population.AgeOf(citizen);
        }

        var means = new HouseholdMeans[population.Households];
        for (var household = new HouseholdIndex(0); household < means.Length; household++)
        {
            means[household] = table.MeansOf(population, household);
        }

        return new DistrictTraits(ages, means);
    }
}
