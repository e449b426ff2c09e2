using AdoptionSim.Contracts.Towers;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Actors.Towers;

/// <summary>Creates the description of a cell tower that clients get.</summary>
internal static class TowerViews
{
    public static TowerView Of(RunSetup setup, DistrictIndex ordinal, District district, TowerIndex tower)
    {
        var key = setup.Nation.Districts[ordinal].Key;
        var reports = district.Network.Reports;
        if (tower >= reports.Count)
        {
            throw new KeyNotFoundException($"District {key} has {reports.Count} towers so far, none numbered {tower}.");
        }

        var row = reports[tower].Row;
        return new TowerView(
            new EntityKey(key, EntityKind.Tower, tower).Id,
            district.Tick,
            setup.Calendar.DateOf(district.Tick),
            row.Opened,
            row.Urban ? "urban" : "rural",
            row.OnAir,
            row.SwitchedOff,
            row.Sectors,
            row.Channels,
            row.OfferedMilliErlangs / 1000.0,
            row.CongestionPpm / 1e6,
            row.DowntimePermille / 1000.0
        );
    }
}
