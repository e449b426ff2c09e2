using AdoptionSim.Contracts.Districts;
using AdoptionSim.Model.PhoneMonths;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Quantities;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Actors.Districts;

/// <summary>Creates the lists of all households and people of a district that clients get.</summary>
internal static class PeopleViews
{
    public static PeopleView Of(RunSetup setup, DistrictIndex ordinal, District district)
    {
        var population = setup.Populations[ordinal];
        var (sizes, tenths, classes) = (new byte[population.Households], new byte[population.Households], new byte[population.Households]);
        for (var household = new HouseholdIndex(0); household < sizes.Length; household++)
        {
            sizes[household] = (byte)population.MembersOf(household).Size;
            tenths[household] = (byte)setup.Strata.TenthOf(population, household);
            classes[household] = (byte)population.ClassOf(household);
        }

        var (works, sexesAndAges) = (new byte[population.People], new byte[population.People]);
        for (var citizen = new CitizenIndex(0); citizen < works.Length; citizen++)
        {
            works[citizen] = (byte)population.WorkOf(citizen);
            sexesAndAges[citizen] = (byte)setup.Strata.SexAndAgeOf(population, citizen);
        }

        var months = district.Services.Find<PhoneMonthCount>();
        return new PeopleView(
            district.Tick,
            population.Urban,
            sizes,
            tenths,
            classes,
            works,
            sexesAndAges,
            months is null ? [] : months.OfPeople.ToArray(),
            months is null ? [] : months.OfHouseholds.ToArray()
        );
    }
}
