using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>
/// Section of a report: the nation's published figures, compared with a run that follows history, or as context of a run that changes it on purpose.
/// </summary>
internal static class RecordSection
{
    /// <param name="charts">The charts of all measures; null if the run covers no published figure.</param>
    public static IEnumerable<XElement?> Of(ReportedRun run, Picture? charts)
    {
        if (run.Plan.Nation.Record.IsEmpty)
        {
            return [];
        }

        var byYear = OnRecord.ByYear(run.Plan.Nation, run.Curve).ToList();
        ImmutableArray<ComparedRow> covered = [.. run.Record.Where(row => row.Run is not null)];
        return covered.IsEmpty && byYear.Count == 0 ? TooShort()
            : run.IsFactual ? Check(run, byYear, covered, charts)
            : Context(run, byYear, covered, charts);
    }

    private static IEnumerable<XElement> TooShort() =>
        [Html.Heading("The record"), Html.Note("The run is too short to be compared with a published figure: it covers the date of none.")];

    private static IEnumerable<XElement?> Check(ReportedRun run, List<ComparedRow> byYear, ImmutableArray<ComparedRow> covered, Picture? charts)
    {
        yield return Html.Heading("Compared with the record");
        yield return Html.Note(
            $"The parameters were set with the figures labelled \"{RecordLabel.Fitted}\" in sight: agreement shows that the model can follow them. Later ones "
                + "were left unread in this model version, but authors of earlier versions had seen them: agreement is weak evidence. No point is held out. "
                + $"The model reads the figures labelled \"{RecordLabel.Input}\", so agreement there is no test."
        );
        yield return Charts(charts);
        yield return Legend(charts);
        yield return Html.Table(
            "Agreement by measure. The error of a row is the distance of the run from the published range, in percent of its nearest end",
            RecordSummary.All(run.Record),
            new("measure", measure => measure.Measure.Title),
            new("rows compared", RecordText.Rows),
            new("mean error of rows to calibrate with", measure => RecordText.Percent(measure.CalibrateError)),
            new("mean error of other rows", measure => RecordText.Percent(measure.OtherError)),
            new("worst row", measure => measure.Worst is { } worst ? Html.Date(worst.Row.Date) : "-"),
            new("how a date meets ticks", measure => measure.Measure.Value.Meets, IsText: true)
        );
        yield return Html.Table(
            "The last point of each year",
            byYear,
            new("on record", point => Html.Date(point.Row.Date)),
            new("simulated", point => Html.Whole(point.Run)),
            new("published", point => RecordText.Published(point)),
            new("simulated / published", RecordText.Ratio),
            new("label", point => RecordLabel.Of(point.Row.Use), IsText: true),
            new("source", point => point.Row.Source, IsText: true)
        );
        yield return Others(
            covered,
            new("simulated", RecordText.Run),
            new("published", point => RecordText.Published(point)),
            new("simulated / published", RecordText.Ratio),
            new("label", point => RecordLabel.Of(point.Row.Use), IsText: true),
            new("source", point => point.Row.Source, IsText: true)
        );
        yield return Conventions(covered);
    }

    private static IEnumerable<XElement?> Context(ReportedRun run, List<ComparedRow> byYear, ImmutableArray<ComparedRow> covered, Picture? charts)
    {
        yield return Html.Heading("The record, as context");
        yield return Html.Note(
            "This run asks what would have happened otherwise (see what differs, above). The record is what did happen. The difference between "
                + "them is no error of the model and no test of it; "
                + "the effect of the change is the difference from the run of the same seed in which nothing differs."
        );
        yield return Charts(charts);
        yield return Legend(charts);
        yield return Html.Table(
            "What happened: the last published figure of each year",
            byYear,
            new("date", point => Html.Date(point.Row.Date)),
            new("published (what happened)", point => RecordText.Published(point)),
            new("this counterfactual", point => Html.Whole(point.Run)),
            new("source", point => point.Row.Source, IsText: true)
        );
        yield return Others(
            covered,
            new("published (what happened)", point => RecordText.Published(point)),
            new("this counterfactual", RecordText.Run),
            new("source", point => point.Row.Source, IsText: true)
        );
        yield return Conventions(covered);
    }

    private static XElement? Charts(Picture? charts) =>
        charts is null
            ? null
            : Html.Picture(
                charts,
                "Each measure of the record over time: the run as a line, published figures as points by their use; the numbers are in the tables below."
            );

    private static XElement? Legend(Picture? charts) =>
        charts is null
            ? null
            : Html.Note(
                "Lines are the run, points the published figures, with a bar over their range. Calibrate: used to set parameters. Fitted: a parameter "
                    + "follows from it. Insight: in sight in earlier model versions. Validate: for judging a fit. Input: the model reads it."
            );

    /// <summary>Returns the table of all measures with published figures except subscribers; null if the run covers none of their dates.</summary>
    private static XElement? Others(ImmutableArray<ComparedRow> covered, params Column<ComparedRow>[] columns)
    {
        var rows = covered.Where(row => row.Measure != RecordMeasures.Subscribers).ToList();
        return rows.Count == 0
            ? null
            : Html.Table(
                "The other measures of the record",
                rows,
                [new("date", row => Html.Date(row.Row.Date)), new("measure", row => Measure(row), IsText: true), .. columns]
            );
    }

    private static XElement Conventions(ImmutableArray<ComparedRow> covered) =>
        Html.Facts(covered.Select(row => row.Measure).Distinct().Select(measure => (measure.Title, (object)measure.Help)));

    private static string Measure(ComparedRow row) => row.Row.Place is { } place ? $"{row.Measure.Title}, {place}" : row.Measure.Title;
}
