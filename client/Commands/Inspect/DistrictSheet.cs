using AdoptionSim.Contracts.Districts;
using AdoptionSim.Nations.Measures;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Inspect;

internal static class DistrictSheet
{
    public static Sheet Of(DistrictView district) =>
        new(
            $"district {district.Id} {district.Name} on {Sheet.Date(district.Date)} (tick {district.Tick})",
            [
                ("province", district.Province),
                ("people (simulated)", $"{Sheet.Number(district.People)}: {Sheet.Number(district.Urban)} urban, {Sheet.Number(district.Rural)} rural"),
                ("handsets", Sheet.Number(district.Handsets)),
                ("towers", Sheet.Number(district.Towers)),
                ("shop", district.ShopArea is { } area ? $"in {area}" : "none within reach"),
                ("cohort rests on", district.Silo),
            ],
            Counts(district.Counts)
        );

    private static Table Counts(long[] counts)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(new TableColumn("count (simulated)"), new TableColumn("value").RightAligned());
        foreach (var measure in Measures.All)
        {
            table.AddRow(Measures.Of(measure).Name, Sheet.Number(counts[(int)measure]));
        }

        return table;
    }
}
