using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>The services other than the phone, and the foreigners, by year.</summary>
internal static class ServicesSection
{
    public static IEnumerable<XElement?> Of(ReportedRun run, Picture picture)
    {
        yield return Html.Heading("Other services");
        yield return Html.Note("These figures rest on assumptions nearly throughout: differences between scenarios mean more than levels.");
        yield return Html.Picture(picture, "The intranet, vetting, birthdays, the cinema, awareness of the Internet, gadgets and foreigners over time; the numbers are in the tables below.");
        foreach (var table in YearTables.OfServices)
        {
            yield return Html.Years(table, run);
        }

        yield return run.Plan.Nation.Foreigners is null ? null : Html.Years(YearTables.Foreigners, run);
    }
}
