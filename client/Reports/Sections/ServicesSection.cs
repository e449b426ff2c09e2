using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: the services other than the phone, and the foreigners, by year.</summary>
internal static class ServicesSection
{
    public static IEnumerable<XElement?> Of(ReportedRun run, Picture picture)
    {
        var services = AllFeatures.ServicesOf(run.Plan.Nation);
        yield return Html.Heading("Other services");
        yield return Html.Note("These figures rest on assumptions nearly throughout: differences between scenarios mean more than levels.");
        yield return Html.Picture(
            picture,
            $"Over time: {string.Join("; ", services.SelectMany(service => service.Charts).Select(panel => panel.Title))}. The numbers are in the tables below."
        );
        foreach (var table in services.SelectMany(service => service.Tables))
        {
            yield return Html.Years(table, run);
        }
    }
}
