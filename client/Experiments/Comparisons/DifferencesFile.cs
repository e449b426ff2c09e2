using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>Writes <c>differences.csv</c>: for each scenario, date and recorded number the difference to the reference scenario, with its interval.</summary>
internal static class DifferencesFile
{
    public const string FileName = "differences.csv";
    public const string Luck = "luck";
    public const string Ignorance = "ignorance (prior)";

    /// <summary>The names of the columns of <c>differences.csv</c>, in order.</summary>
    public static readonly string[] Columns =
    [
        "scenario",
        "band",
        "date",
        "place",
        "dimension",
        "group",
        "measure",
        "unit",
        "difference",
        "low",
        "high",
        "level",
        "runs",
        "samples",
        "reference",
        "narrower_than_independent",
        "variance_reduction",
    ];

    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(ResultFolder folder, Comparison comparison, ComparedLayout layout, ImmutableArray<DateOnly> dates, ComparedDifferences differences)
    {
        var table = new CsvTable(folder.Create(FileName), Columns);
        for (var scenario = 1; scenario <= comparison.NoiseIndex; scenario++)
        {
            foreach (var (date, index) in Cells(layout, dates))
            {
                if (differences.Luck(scenario, date, index) is { } luck)
                {
                    Keys(table, comparison.LabelOf(scenario), Luck, dates[date], layout.Series[index]);
                    Write(table, luck);
                }
            }

            foreach (var (date, index) in scenario < comparison.NoiseIndex && !comparison.Samples.IsEmpty ? Cells(layout, dates) : [])
            {
                if (differences.Ignorance(scenario, date, index) is { } ignorance)
                {
                    Keys(table, comparison.LabelOf(scenario), Ignorance, dates[date], layout.Series[index]);
                    Write(table, ignorance);
                }
            }
        }
    }

    private static IEnumerable<(int Date, int Index)> Cells(ComparedLayout layout, ImmutableArray<DateOnly> dates) =>
        from date in Enumerable.Range(0, dates.Length)
        from index in Enumerable.Range(0, layout.Series.Length)
        select (date, index);

    private static void Keys(CsvTable table, string scenario, string band, DateOnly date, ComparedSeries series)
    {
        table.Text(scenario);
        table.Text(band);
        table.Date(date);
        table.Text(series.Place);
        table.Text(series.Dimension);
        table.Text(series.Group);
        table.Text(series.Measure);
        table.Text(series.Unit);
    }

    private static void Write(CsvTable table, LuckDifference luck)
    {
        var interval = luck.Paired.Difference;
        table.Exact(interval.Mean);
        table.Exact(interval.Low);
        table.Exact(interval.High);
        table.Exact(interval.Level);
        table.Integer(interval.Count);
        table.Text("");
        table.Exact(luck.Reference);
        table.Exact(luck.Paired.TimesNarrower);
        table.Exact(luck.Paired.VarianceReduction);
        table.EndRow();
    }

    private static void Write(CsvTable table, IgnoranceDifference ignorance)
    {
        table.Exact(ignorance.Mean);
        table.Exact(ignorance.Low);
        table.Exact(ignorance.High);
        table.Exact(ignorance.Level);
        table.Integer(ignorance.Runs);
        table.Integer(ignorance.Samples);
        table.Exact(ignorance.Reference);
        table.Text("");
        table.Text("");
        table.EndRow();
    }

    /// <summary>Writes an interval into three fields of a table: mean, low and high; empty fields for null.</summary>
    internal static void Interval(CsvTable table, Interval? interval)
    {
        table.Exact(interval?.Mean);
        table.Exact(interval?.Low);
        table.Exact(interval?.High);
    }
}
