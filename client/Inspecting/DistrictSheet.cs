using AdoptionSim.Client.Results;
using AdoptionSim.Interfaces.Districts;
using Spectre.Console;

namespace AdoptionSim.Client.Inspecting;

internal static class DistrictSheet
{
    public static Sheet Of(DistrictView district) => new(
        $"district {district.Id} {district.Name} on {Sheet.Date(district.Date)} (tick {district.Tick})",
        [
            ("province", district.Province),
            ("people (simulated)", $"{Sheet.Number(district.People)}: {Sheet.Number(district.Urban)} urban, {Sheet.Number(district.Rural)} rural"),
            ("handsets", Sheet.Number(district.Handsets)),
            ("towers", Sheet.Number(district.Towers)),
            ("shop", district.ShopArea is { } area ? $"in {area}" : "none within reach"),
            ("cohort rests on", district.Silo),
        ],
        Counts(district.Counts));

    private static Table Counts(long[] counts)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(new TableColumn("count (simulated)"), new TableColumn("value").RightAligned());
        foreach (var (name, count) in MeasureColumns.Names.Zip(counts))
        {
            table.AddRow(name, Sheet.Number(count));
        }

        return table;
    }
}
