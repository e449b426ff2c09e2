using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// Summarises <c>series.csv</c> point by point (by combination of parameter values), so that only the values of one point, and the means of the others, are in
/// memory.
/// </summary>
internal static class SeriesSummary
{
    /// <summary>
    /// Returns rows of <c>summary.csv</c> for measures that are recorded on several dates. First come those of each point (combination of parameter values)
    /// over its seeds, then those of each combination of policy settings over its points.
    /// </summary>
    /// <param name="rows">The rows of <c>results.csv</c>, in order of point and seed.</param>
    /// <param name="firstSeeds">The number of seeds from whose results Stein's rule decided how many more to run; null if it added no seeds.</param>
    public static IEnumerable<SummaryRow> Of(string folder, Experiment experiment, ImmutableArray<RunRow> rows, int? firstSeeds)
    {
        if (!experiment.Series.Any())
        {
            yield break;
        }

        var runs = rows.Where(row => row.IsDone).DistinctBy(row => row.Key.Point).ToDictionary(row => row.Key.Point);
        var ignorance = new IgnoranceRows(experiment);
        foreach (var (point, values) in Points(Path.Combine(folder, SeriesFile.FileName)))
        {
            foreach (var measure in experiment.Series)
            {
                foreach (var (date, each) in values.GetValueOrDefault(measure.SeriesName) ?? [])
                {
                    var row = SummaryRow.Luck(experiment, runs[point].Point, measure, date, [.. each]) with { FirstSeeds = firstSeeds };
                    ignorance.Add(row);
                    yield return row;
                }
            }
        }

        foreach (var row in ignorance.All)
        {
            yield return row;
        }
    }

    /// <summary>
    /// Reads a <c>series.csv</c> that is sorted by point (combination of parameter values). Returns, point by point, the values of all its runs for each
    /// measure and date.
    /// </summary>
    private static IEnumerable<(int Point, Dictionary<string, SortedDictionary<DateOnly, List<double>>> Values)> Points(string path)
    {
        using var table = new ResultsTable(path);
        var (point, values) = (0, new Dictionary<string, SortedDictionary<DateOnly, List<double>>>(StringComparer.Ordinal));
        while (table.Next())
        {
            if ((int)table.Integer(0) is var next && next != point)
            {
                if (point > 0)
                {
                    yield return (point, values);
                }

                (point, values) = (next, new(StringComparer.Ordinal));
            }

            if (table.Number(4) is { } value)
            {
                Add(values, table.Text(3), table.Date(2), value);
            }
        }

        if (point > 0)
        {
            yield return (point, values);
        }
    }

    private static void Add(Dictionary<string, SortedDictionary<DateOnly, List<double>>> values, string measure, DateOnly date, double value)
    {
        if (!values.TryGetValue(measure, out var dates))
        {
            values[measure] = dates = [];
        }

        if (!dates.TryGetValue(date, out var all))
        {
            dates[date] = all = [];
        }

        all.Add(value);
    }
}
