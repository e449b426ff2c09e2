using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Tables;

/// <summary>The nation's published figures beside the values of several runs that differ only in their seed, from the <c>record.csv</c> of each.</summary>
internal sealed class RecordBands
{
    private readonly Dictionary<ComparedRow, Band> _bands = [];

    /// <param name="folders">The folders of the runs; at least one.</param>
    /// <exception cref="BadFileException">A table is missing, damaged or of another nation; the message has the file and the line.</exception>
    public static RecordBands Read(Nation nation, IEnumerable<string> folders)
    {
        var rows = ComparedRow.All(nation, []);
        var runs = folders.Select(folder => Values(Path.Combine(folder, RecordTable.FileName), rows)).ToArray();
        var bands = new RecordBands();
        bands.Means = [.. rows.Select((row, index) => bands.Add(row, [.. runs.Select(run => run[index]).OfType<double>()], runs.Length))];
        return bands;
    }

    /// <summary>The published figures, each with the mean of the runs' values. A figure has no mean if some run does not cover its date.</summary>
    public ImmutableArray<ComparedRow> Means { get; private set; } = [];

    /// <summary>Returns the spread of the runs' values for one published figure; null if not every run covers its date.</summary>
    public Band? Of(ComparedRow mean) => _bands.TryGetValue(mean, out var band) ? band : null;

    private ComparedRow Add(ComparedRow row, double[] values, int runs)
    {
        if (values.Length < runs)
        {
            return row;
        }

        var band = Band.Of(values);
        var mean = row with { Run = band.Mean };
        _bands[mean] = band;
        return mean;
    }

    /// <summary>Returns the values of a run, one for each published figure; null for a figure whose date the run does not cover.</summary>
    private static List<double?> Values(string path, ImmutableArray<ComparedRow> rows)
    {
        using var table = new ResultsTable(path);
        var (measure, date, run) = (table.Column("measure"), table.Column("date"), table.Column("run"));
        var values = new List<double?>();
        while (table.Next())
        {
            if (values.Count == rows.Length)
            {
                throw table.Bad(date, "no row after the last published figure of the nation");
            }

            var expected = rows[values.Count];
            if (table.Text(measure) != expected.Row.Measure)
            {
                throw table.Bad(measure, $"{expected.Row.Measure}, the next published figure of the nation");
            }

            if (table.Date(date) != expected.Row.Date)
            {
                throw table.Bad(date, $"{expected.Row.Date:yyyy-MM-dd}, the next published figure of the nation");
            }

            values.Add(table.Number(run));
        }

        return values.Count == rows.Length
            ? values
            : throw table.Bad($"the file has {Names.Counted(values.Count, "row")}", $"{rows.Length}, one for each published figure of the nation");
    }
}
