using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Top of a report: the main result in one sentence, the question, and the run's settings.</summary>
internal static class HeadSection
{
    private const double Hundred = 100;

    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        yield return PageParts.Headline(Headline(run));
        yield return Html.Paragraph(run.Plan.Scenario.Asks);
        yield return Html.Note(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Run {run.Manifest.Name}, {run.Manifest.Status}: {run.Manifest.Citizens:N0} simulated citizens (scale {run.Manifest.Scale}), "
                    + $"{Names.Counted(run.Manifest.Ticks, "tick")} of a {run.Manifest.Step} from {run.Manifest.Start:yyyy-MM-dd} to "
                    + $"{run.Manifest.End:yyyy-MM-dd}. One possible course, with the luck of one seed. "
                    + $"Counts are of real people: simulated ones divided by the scale."
            )
        );
    }

    private static string Headline(ReportedRun run)
    {
        if (run.Curve.Count == 0)
        {
            return "The run ended before its first row: there is no result.";
        }

        var last = run.Curve[^1];
        var capital =
            last.Nation > 0
                ? string.Create(CultureInfo.InvariantCulture, $", {Hundred * last.Capital / last.Nation:N1} % of them in the capital ({run.CapitalName})")
                : "";
        var state = run.Manifest.Status == ManifestStatus.Done ? "" : $" The run was {run.Manifest.Status} on that day, before its end.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"In this run {run.Plan.Nation.Name} has {last.Nation:N0} subscribers on {last.Date:yyyy-MM-dd}: "
                + $"{Hundred * last.Nation / run.People:N1} per 100 people{capital}.{Beside(run)}{state}"
        );
    }

    /// <summary>
    /// Returns a sentence that compares the result with the published figure. A run that tries out a change is compared with the unchanged baseline instead,
    /// because readers would take the published figure for a validation.
    /// </summary>
    private static string Beside(ReportedRun run) =>
        !run.IsFactual ? BaselineSection.InShort(run)
        : OnRecord.ByYear(run.Plan.Nation, run.Curve).LastOrDefault() is { } record
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" The record has {RecordText.Published(record)} for {record.Row.Date:yyyy-MM-dd}, the run {record.Run:N0}{Near(record)}."
            )
        : "";

    private static string Near(ComparedRow record) =>
        record is { IsWithin: true, Row.High: not null } && record.Row.High > record.Row.Low ? ", which is within that range"
        : record.ErrorPercent is { } error
            ? string.Create(CultureInfo.InvariantCulture, $", which is {error:N1} % {(record.Run < record.Row.Low ? "less" : "more")}")
        : "";
}
