using System.Globalization;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Tables;

/// <summary>Formats the figures that others have published about the nation, such as numbers of subscribers, and the values of runs beside them.</summary>
internal static class RecordText
{
    /// <summary>
    /// Returns as text a figure that others have published about the nation, such as its subscribers on a date: one number, a range, or a lower limit.
    /// </summary>
    /// <param name="atLeast">The words before a lower limit.</param>
    /// <param name="to">The text between the ends of a range.</param>
    public static string Published(ComparedRow row, string atLeast = "at least ", string to = " to ")
    {
        var low = Number(row, row.Row.Low);
        return row.Row.High is not { } high ? atLeast + low
            : high > row.Row.Low ? low + to + Number(row, high)
            : low;
    }

    public static string Run(ComparedRow row) => row.Run is { } run ? Number(row, run) : "-";

    /// <summary>
    /// Returns, as text, the 5th and the 95th percentile of the values of several runs for a figure that others have published about the nation, such as its
    /// subscribers on a date. Returns "-" if not every run covers the date.
    /// </summary>
    /// <param name="to">The text between the two.</param>
    public static string Spread(ComparedRow mean, RecordBands bands, string to = " to ") =>
        bands.Of(mean) is { } band ? Number(mean, band.Low) + to + Number(mean, band.High) : "-";

    public static string Ratio(ComparedRow row) => row.Ratio is { } ratio ? ratio.ToString("F2", CultureInfo.InvariantCulture) : "-";

    public static string Percent(double? error) => error is { } percent ? percent.ToString("N1", CultureInfo.InvariantCulture) + " %" : "-";

    /// <summary>Returns, as text, how many of a measure's published figures have a date that the run covers, such as "3 of 5".</summary>
    public static string Rows(RecordSummary summary) =>
        string.Create(CultureInfo.InvariantCulture, $"{summary.Rows.Count(row => row.Run is not null)} of {summary.Rows.Length}");

    private static string Number(ComparedRow row, double value) =>
        value.ToString($"N{(value % 1 == 0 && value == row.Row.Low ? 0 : row.Measure.Decimals)}", CultureInfo.InvariantCulture);
}
