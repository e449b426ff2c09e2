using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>
/// Section of the report of several replicates (runs with different seeds): every published figure beside the mean and the spread of the runs.
/// </summary>
internal static class ReplicatesRecordSection
{
    public static IEnumerable<XElement?> Of(RecordBands record, bool isFactual)
    {
        ImmutableArray<ComparedRow> covered = [.. record.Means.Where(row => row.Run is not null)];
        if (covered.IsEmpty)
        {
            yield break;
        }

        yield return Html.Heading(isFactual ? "Compared with the record" : "The record, as context");
        yield return Html.Note(
            isFactual
                ? "The parameters were set by hand, with the rows from October 2011 on left unread; authors of earlier versions had seen them, "
                    + "so that agreement is weak evidence, and no point is held out. A published figure far outside the band is more than luck explains; "
                    + "the band of few runs is too narrow."
                : "These runs ask what would have happened otherwise. The record is what did happen; the difference is no error of the model and no test of it."
        );
        if (isFactual)
        {
            yield return Agreement(record);
        }

        foreach (var measure in RecordSummary.All(covered))
        {
            yield return Html.Table(
                $"{measure.Measure.Title}: published, and mean and band of the runs",
                measure.Rows,
                [
                    new("date", row => Html.Date(row.Row.Date)),
                    .. measure.Rows.Any(row => row.Row.Place is not null)
                        ? [new Column<ComparedRow>("place", Place, IsText: true)]
                        : Array.Empty<Column<ComparedRow>>(),
                    new("published", row => RecordText.Published(row)),
                    new("mean of the runs", RecordText.Run),
                    new("5th to 95th percentile", row => RecordText.Spread(row, record)),
                    .. isFactual ? [new Column<ComparedRow>("mean / published", RecordText.Ratio)] : Array.Empty<Column<ComparedRow>>(),
                    new("label", row => isFactual ? RecordLabel.Of(row.Row.Use) : RecordEntry.Context, IsText: true),
                    new("source", row => row.Row.Source, IsText: true),
                ]
            );
        }
    }

    private static XElement Agreement(RecordBands record) =>
        Html.Table(
            "Agreement by measure. The error of a row is the distance of the mean of the runs from the published range, in percent of its nearest end",
            RecordSummary.All(record.Means),
            new("measure", measure => measure.Measure.Title),
            new("rows compared", RecordText.Rows),
            new("mean error of rows to calibrate with", measure => RecordText.Percent(measure.CalibrateError)),
            new("mean error of other rows", measure => RecordText.Percent(measure.OtherError)),
            new("rows that meet the band", measure => Html.Whole(measure.Rows.Count(row => record.Of(row) is { } band && Meets(row, band)))),
            new("worst row", measure => measure.Worst is { } worst ? Html.Date(worst.Row.Date) : "-")
        );

    /// <summary>True if the range of a published figure and the 5th to 95th percentile of the runs overlap.</summary>
    private static bool Meets(ComparedRow row, Band band) => band.High >= row.Row.Low && !(band.Low > row.Row.High);

    private static string Place(ComparedRow row) => row.Row.Place ?? "the nation";
}
