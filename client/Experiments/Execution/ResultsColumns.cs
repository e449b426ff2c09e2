using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The columns of <c>results.csv</c>, the table with one row for each run of an experiment: writes rows as lines, and reads them back.</summary>
internal sealed class ResultsColumns(ImmutableArray<string> parameters, ImmutableArray<string> measures)
{
    public const string FileName = "results.csv";

    private static readonly ImmutableArray<ExplainedColumn> First =
    [
        new("point", "number of the point in `design.csv`"),
        new("seed", "seed of the run"),
        new("status", "`done` or `failed`"),
    ];

    private static readonly ImmutableArray<ExplainedColumn> Last =
    [
        new("digest", "digest of the whole run; empty if it failed"),
        new("model_version", "version of the model's rules"),
        new("seconds", "time of the run, from its start to its end"),
        new("error", "where and why the run failed; empty if it is done"),
        new("command", "shell command that repeats the run and gives the same digest"),
    ];

    /// <summary>The columns of <c>results.csv</c> in order, each with its meaning.</summary>
    public static ImmutableArray<ExplainedColumn> Meanings { get; } =
    [
        .. First,
        new("PARAMETER", "value of a lever or an uncertain parameter, one column each, named as in the file"),
        new("MEASURE_WHEN", "value of a measure, one column each: `subscribers@end` is `subscribers_end`; empty if it does not exist"),
        .. Last,
    ];

    public static ResultsColumns Of(Experiment experiment) => new(experiment.Table.Parameters, [.. experiment.Scalars.Select(measure => measure.Column)]);

    public string Header => Line([.. Names(First), .. parameters, .. measures, .. Names(Last)]);

    /// <summary>Returns the row of a run (its parameter values and measures) as one line of <c>results.csv</c>.</summary>
    public static string Line(RunRow row) =>
        Line([
            Text(row.Key.Point),
            Text(row.Key.Seed),
            row.Status,
            .. row.Parameters,
            .. row.Values.Select(value => value is { } number ? Text(number) : ""),
            row.Digest,
            row.ModelVersion is { } version ? Text(version) : "",
            row.Seconds.ToString("F3", CultureInfo.InvariantCulture),
            OneLine(row.Error),
            row.Command,
        ]) + "\n";

    /// <summary>
    /// Reads all rows of <c>results.csv</c>, in order of point (combination of parameter values) and seed. If a failed run was executed again, its last row
    /// counts.
    /// </summary>
    /// <exception cref="AdoptionSim.Nations.Files.BadFileException">The file is damaged; the message has the file, the line and the field.</exception>
    public ImmutableArray<RunRow> Read(string path)
    {
        if (AppendedFile.IsComplete(path))
        {
            return ReadComplete(path);
        }

        // The experiment is being written, or its process was killed: an incomplete last line is no row yet.
        var complete = Path.GetTempFileName();
        try
        {
            File.Copy(path, complete, overwrite: true);
            new AppendedFile(complete, Header).Dispose();
            return ReadComplete(complete);
        }
        finally
        {
            File.Delete(complete);
        }
    }

    private ImmutableArray<RunRow> ReadComplete(string path)
    {
        var rows = new SortedDictionary<RunKey, RunRow>();
        using var table = new ResultsTable(path);
        var columns = new[] { Names(First), [.. parameters], [.. measures], Names(Last) }.Select(names => names.Select(table.Column).ToArray()).ToArray();
        while (table.Next())
        {
            var row = Row(table, columns);
            rows[row.Key] = row;
        }

        return [.. rows.Values];
    }

    private static RunRow Row(ResultsTable table, int[][] columns)
    {
        var (first, last) = (columns[0], columns[3]);
        var status = table.Text(first[2]);
        return status is RunStatus.Done or RunStatus.Failed
            ? new RunRow
            {
                Key = new RunKey((int)table.Integer(first[0]), Seed(table, first[1])),
                Status = status,
                Parameters = [.. columns[1].Select(table.Text)],
                Values = [.. columns[2].Select(table.Number)],
                Digest = table.Text(last[0]),
                ModelVersion = table.Text(last[1]).Length > 0 ? (int)table.Integer(last[1]) : null,
                Seconds = table.Number(last[2]) ?? throw table.Bad(last[2], "a number"),
                Error = table.Text(last[3]),
                Command = table.Text(last[4]),
            }
            : throw table.Bad(first[2], $"{RunStatus.Done} or {RunStatus.Failed}");
    }

    private static ulong Seed(ResultsTable table, int column) =>
        ulong.TryParse(table.Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw table.Bad(column, "a whole number of at least 0");

    private static string[] Names(ImmutableArray<ExplainedColumn> columns) => [.. columns.Select(column => column.Name)];

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Line(ReadOnlySpan<string> values) => Encoding.UTF8.GetString(CsvTable.Prepare(values));
}
