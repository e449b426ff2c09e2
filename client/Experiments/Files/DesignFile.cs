using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Reads and writes <c>design.csv</c>: the number of each point of an experiment and its value of each varied parameter.</summary>
internal static class DesignFile
{
    public const string FileName = "design.csv";
    public const string NumberColumn = "point";

    /// <summary>Returns the points (combinations of parameter values) of an experiment as the text of <c>design.csv</c>.</summary>
    public static string Text(PointTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', [NumberColumn, .. table.Parameters]).Append('\n');
        foreach (var point in table.Points)
        {
            text.Append(CultureInfo.InvariantCulture, $"{point.Number},").Append(Encoding.UTF8.GetString(CsvTable.Prepare([.. point.Values]))).Append('\n');
        }

        return table.Parameters.Length == 0 ? text.ToString().Replace(",\n", "\n", StringComparison.Ordinal) : text.ToString();
    }

    /// <summary>
    /// Reads points (combinations of parameter values) from a CSV file that a user may have edited. It needs a column for each varied parameter, with values
    /// that the experiment allows.
    /// </summary>
    /// <exception cref="BadFileException">A column is unknown or missing, or a value is not allowed. The message lists all problems.</exception>
    public static PointTable Read(string path, ImmutableArray<Lever> levers, ImmutableArray<Factor> factors)
    {
        ImmutableArray<string> parameters = [.. levers.Select(lever => lever.Key), .. factors.Select(factor => factor.Name)];
        var problems = new Problems();
        using var rows = new ResultsTable(path);
        foreach (var unknown in rows.Columns.Except(parameters).Where(column => column != NumberColumn))
        {
            problems.Add(new Origin(path, 1), unknown, "is an unknown column", Names.Instead(unknown, parameters));
        }

        foreach (var missing in parameters.Except(rows.Columns))
        {
            problems.Add(new Origin(path, 1), missing, "is missing", "a column for each lever and each uncertain parameter of the experiment");
        }

        problems.ThrowIfAny();
        var (columns, numbers) = (parameters.Select(rows.Column).ToArray(), rows.Columns.IndexOf(NumberColumn));
        var lines = new Dictionary<int, int?>();
        var points = ImmutableArray.CreateBuilder<Point>();
        while (rows.Next())
        {
            ImmutableArray<string> values = [.. columns.Select(rows.Text)];
            foreach (var (lever, value) in levers.Zip(values).Where(each => each.First.Values.All(allowed => allowed.Value != each.Second)))
            {
                problems.Add(rows.At, lever.Key, Names.Is(value), string.Join(", ", lever.Values.Select(allowed => allowed.Value)));
            }

            foreach (var (factor, value) in factors.Zip(values.Skip(levers.Length)).Where(each => !IsWithin(each.First, each.Second)))
            {
                var kind = factor.IsInteger ? "a whole number" : "a number";
                problems.Add(rows.At, factor.Name, Names.Is(value), $"{kind} from {Names.Number(factor.From)} to {Names.Number(factor.To)}");
            }

            points.Add(new Point(NumberOf(rows, numbers, points.Count + 1, lines, problems), values));
        }

        if (points.Count is 0 or > DesignSize.MostPoints)
        {
            problems.Add(new Origin(path), "", $"the file has {Names.Counted(points.Count, "point")}", $"1 to {DesignSize.MostPoints}");
        }

        problems.ThrowIfAny();
        return new PointTable(parameters, points.ToImmutable());
    }

    /// <summary>
    /// Returns the number of the point (combination of parameter values) in the table's current row. It is read from the column <c>point</c>, so that it stays
    /// the same if a user removes other rows.
    /// </summary>
    /// <param name="column">The index of this column; negative if the file has no such column.</param>
    /// <param name="otherwise">The number to return without this column.</param>
    /// <param name="lines">The line of each number so far, by which duplicates are reported.</param>
    private static int NumberOf(ResultsTable rows, int column, int otherwise, Dictionary<int, int?> lines, Problems problems)
    {
        if (column < 0)
        {
            return otherwise;
        }

        var text = rows.Text(column);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            problems.Add(rows.At, NumberColumn, Names.Is(text), "a whole number of at least 1");
        }
        else if (!lines.TryAdd(number, rows.At.Line))
        {
            problems.Add(rows.At, NumberColumn, Names.Is(text), $"another number than that of line {lines[number]}");
        }

        return number;
    }

    private static bool IsWithin(Factor factor, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value >= factor.From
        && value <= factor.To
        && (!factor.IsInteger || value == Math.Floor(value));
}
