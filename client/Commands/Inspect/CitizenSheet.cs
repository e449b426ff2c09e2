using AdoptionSim.Contracts.Citizens;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Inspect;

internal static class CitizenSheet
{
    public static Sheet Of(CitizenView citizen, TieView[] ties) =>
        new(
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
                ("birthday", citizen.Services.Birthday),
                ("intranet", citizen.Services.Reader is { } reader ? Describe(reader) : "never read"),
                ("knows of the Internet", citizen.Services.KnowsOfInternet is { } knows ? Sheet.YesNo(knows) : "not asked in this nation"),
                ("gadgets of the household", Sheet.List(citizen.Services.HouseholdGadgets)),
            ],
            ties.Length > 0 ? TieTable(ties) : null
        );

    private static string Describe(ReaderView reader)
    {
        var where = (reader.AtTerminals, reader.OnHandset) switch
        {
            (true, true) => "at terminals and on the phone",
            (true, false) => "at terminals",
            (false, true) => "on the phone",
            _ => "no more",
        };
        return $"{where}, first on {Sheet.Date(reader.FirstVisit)}: {Sheet.Number(reader.Visits)} visits, {Sheet.Number(reader.Articles)} articles of "
            + "state media and "
            + $"reference works, {Sheet.Number(reader.VettedArticles)} vetted ones from abroad, {Sheet.Number(reader.Posts)} posts left on boards";
    }

    private static Table TieTable(TieView[] ties)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns(new TableColumn("slot").RightAligned(), new TableColumn("tie"), new TableColumn("citizen"), new TableColumn("has a line"));
        foreach (var tie in ties)
        {
            table.AddRow(Sheet.Number(tie.Slot), Markup.Escape(tie.Kind), Markup.Escape(tie.Citizen), Sheet.YesNo(tie.HasLine));
        }

        return table;
    }
}
