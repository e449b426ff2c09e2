using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Designs;

/// <summary>Reads <c>design.csv</c> and validates every field.</summary>
internal sealed class DesignReader
{
    private readonly CsvRows _rows;
    private readonly IReadOnlyList<DesignColumn> _columns;
    private readonly int _pointColumn;
    private readonly ImmutableArray<int> _columnOfFactor;

    /// <param name="rows">The file, at its header.</param>
    /// <param name="columns">The factors of the experiment.</param>
    /// <exception cref="BadFileException">A column is missing, unknown, or there twice.</exception>
    public DesignReader(CsvRows rows, IReadOnlyList<DesignColumn> columns)
    {
        (_rows, _columns) = (rows, columns);
        ImmutableArray<string> header = [.. rows.Header.Select(CsvCell.Original)];
        CheckHeader(header);
        _pointColumn = header.IndexOf(DesignTable.PointColumn);
        _columnOfFactor = [.. columns.Select(column => header.IndexOf(column.Name))];
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="BadFileException">There are no rows, too many, or a field is invalid.</exception>
    public ImmutableArray<DesignPoint> Points()
    {
        var lines = new Dictionary<int, int?>();
        var points = ImmutableArray.CreateBuilder<DesignPoint>();
        while (_rows.Next())
        {
            var point = new DesignPoint(Number(), [.. Enumerable.Range(0, _columns.Count).Select(Value)]);
            if (!lines.TryAdd(point.Number, _rows.At.Line))
            {
                throw Bad(DesignTable.PointColumn, _rows[_pointColumn], $"another number than that of line {lines[point.Number]}");
            }

            points.Add(point);
            Require(points.Count <= DesignSize.MostPoints, $"the file has more than {DesignSize.MostPoints} rows", $"at most {DesignSize.MostPoints}");
        }

        Require(points.Count > 0, "the file has no rows", "at least one point");
        return points.ToImmutable();
    }

    private void CheckHeader(ImmutableArray<string> header)
    {
        string[] known = [DesignTable.PointColumn, .. _columns.Select(column => column.Name)];
        var unknown = header.Except(known, StringComparer.Ordinal).ToList();
        var missing = known.Except(header, StringComparer.Ordinal).ToList();
        Require(unknown.Count == 0, $"the header has the unknown column '{Names.Short(unknown.FirstOrDefault() ?? "")}'", Instead(unknown, missing, known));
        Require(missing.Count == 0, $"the header lacks the column {string.Join(", ", missing)}", $"the columns {string.Join(", ", known)}");
        var twice = header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        Require(twice is null, $"the header has the column '{twice}' twice", "each column once");
    }

    // A mistyped name stands for a missing one.
    private static string Instead(List<string> unknown, List<string> missing, string[] known) =>
        unknown.Count > 0 && missing.Count > 0 ? Names.Instead(unknown[0], missing) : $"only the columns {string.Join(", ", known)}";

    private int Number() =>
        int.TryParse(_rows[_pointColumn], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw Bad(DesignTable.PointColumn, _rows[_pointColumn], "a whole number of at least 1");

    private double Value(int factor)
    {
        var column = _columns[factor];
        var text = _rows[_columnOfFactor[factor]];
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= column.Least
            && value <= column.Most
            && (!column.IsInteger || double.IsInteger(value))
            ? value
            : throw Bad(
                column.Name,
                text,
                $"a {(column.IsInteger ? "whole number" : "number")} from {Names.Number(column.Least)} to {Names.Number(column.Most)}"
            );
    }

    private void Require(bool isMet, string fault, string allowed)
    {
        if (!isMet)
        {
            throw new BadFileException(_rows.At, "", fault, allowed);
        }
    }

    private BadFileException Bad(string field, string given, string allowed) => new(_rows.At, field, Names.Is(given), allowed);
}
