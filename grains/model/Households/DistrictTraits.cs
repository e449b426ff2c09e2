using AdoptionSim.Model.People;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>
/// The ages of all people of a district, and the means (income, savings and home) of its households, at the start of the run. They are computed from the run's
/// seed. Several components of a district need them when it starts; computing them again for each took a tenth of the time until the first tick.
/// </summary>
/// <param name="Ages">The ages in completed years, by citizen number.</param>
/// <param name="Means">The income, savings and home of each household, by household number.</param>
public sealed record DistrictTraits(byte[] Ages, HouseholdMeans[] Means)
{
    /// <summary>Returns the ages of all people of a district and the means (income, savings and home) of its households, at the start of the run.</summary>
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
