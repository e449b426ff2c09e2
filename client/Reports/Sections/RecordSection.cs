using System.Xml.Linq;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: the published figures, compared with a factual run, or as context of a counterfactual one.</summary>
internal static class RecordSection
{
    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        var points = OnRecord.ByYear(run.Plan.Nation, run.Curve).ToList();
        return points.Count == 0 ? []
            : run.IsFactual ? Check(points)
            : Context(points);
    }

    private static IEnumerable<XElement> Check(List<OnRecord> points)
    {
        yield return Html.Heading("Compared with the record");
        yield return Html.Note(
            "The parameters were set by hand with the whole record in sight. Agreement shows that the model can follow the record, and is no "
                + "independent test: no point is held out."
        );
        yield return Html.Table(
            "The last point of each year",
            points,
            new("on record", point => Html.Date(point.Point.Date)),
            new("simulated", point => Html.Whole(point.Simulated)),
            new("published", Published),
            new("simulated / published", point => Html.Decimals(point.Ratio)),
            new("label", point => RecordLabel.Of(point.Point.Use), IsText: true),
            new("source", point => point.Point.Source, IsText: true)
        );
    }

    private static IEnumerable<XElement> Context(List<OnRecord> points)
    {
        yield return Html.Heading("The record, as context");
        yield return Html.Note(
            "This run asks what would have happened otherwise (see what differs, above). The record is what did happen. The difference between "
                + "them is no error of the model and no test of it; "
                + "the effect of the change is the difference from the run of the same seed in which nothing differs."
        );
        yield return Html.Table(
            "What happened: the last published figure of each year",
            points,
            new("date", point => Html.Date(point.Point.Date)),
            new("published (what happened)", Published),
            new("this counterfactual", point => Html.Whole(point.Simulated)),
            new("source", point => point.Point.Source, IsText: true)
        );
    }

    private static string Published(OnRecord point) => (point.IsBound ? "at least " : "") + Html.Whole(point.Point.Subscribers);
}
