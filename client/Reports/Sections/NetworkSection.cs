using System.Xml.Linq;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: a table of the mobile network with one row per year.</summary>
internal static class NetworkSection
{
    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        yield return Html.Heading("The network");
        yield return Html.Years(NetworkMeasures.ByYear, run);
    }
}
