using AdoptionSim.Contracts.Districts;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Quantities;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Actors.Districts;

/// <summary>Creates the description of a district that clients get.</summary>
internal static class DistrictViews
{
    public static DistrictView Of(RunSetup setup, DistrictIndex ordinal, District district, string silo)
    {
        var (nation, population) = (setup.Nation, setup.Populations[ordinal]);
        var record = nation.Districts[ordinal];
        var date = setup.Calendar.DateOf(district.Tick);
        var area = setup.Shops.On(date)[ordinal];
        return new DistrictView(
            record.Key,
            record.Name,
            nation.Provinces.FirstOrDefault(province => province.Key == record.Province)?.Name ?? record.Province,
            district.Tick,
            date,
            population.People,
            population.Urban,
            population.People - population.Urban,
            district.Rows.Handsets,
            district.Network.Reports.Count,
            area.Exists ? nation.Districts[area.District].Key : null,
            silo,
            district.Counts
        );
    }
}
