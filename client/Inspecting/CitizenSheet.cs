using AdoptionSim.Interfaces.Citizens;
using Spectre.Console;

namespace AdoptionSim.Client.Inspecting;

internal static class CitizenSheet
{
    public static Sheet Of(CitizenView citizen, TieView[] ties) => new(
        $"citizen {citizen.Id} on {Sheet.Date(citizen.Date)} (tick {citizen.Tick})",
        [
            ("person", $"{citizen.Sex}, {citizen.Age} years, {citizen.Settlement}"),
            ("work", citizen.Work),
            ("class", citizen.Class),
            ("household", Sheet.List(citizen.HouseholdMembers)),
            ("household income", $"{Sheet.Number(citizen.HouseholdIncome)} USD a month"),
            ("household purse", $"{Sheet.Number(citizen.HouseholdPurse)} USD"),
            ("stage", citizen.Stage),
            ("barred", Sheet.YesNo(citizen.Barred)),
            ("name lent", Sheet.YesNo(citizen.NameLent)),
            ("propensity", $"{Sheet.Number(citizen.Propensity)} (average 1)"),
            ("ties with a line", $"{citizen.TiesWithLine} of {citizen.Ties}"),
            ("covered", citizen.Covered ? $"by {citizen.Tower ?? "a station"}" : "no"),
            ("handsets", Sheet.List(citizen.Handsets)),
        ],
        ties.Length > 0 ? TieTable(ties) : null);

    private static Table TieTable(TieView[] ties)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(new TableColumn("slot").RightAligned(), new TableColumn("tie"), new TableColumn("citizen"), new TableColumn("has a line"));
        foreach (var tie in ties)
        {
            table.AddRow(Sheet.Number(tie.Slot), Markup.Escape(tie.Kind), Markup.Escape(tie.Citizen), Sheet.YesNo(tie.HasLine));
        }

        return table;
    }
}
