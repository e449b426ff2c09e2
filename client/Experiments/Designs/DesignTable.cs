using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Designs;

/// <summary><c>design.csv</c>: one row per point with the value of each factor. It can be edited, or written by another program, and given back.</summary>
internal static class DesignTable
{
    public const string FileName = "design.csv";

    /// <summary>The column of the point's number.</summary>
    public const string PointColumn = "point";

    /// <summary>Writes the points. Numbers are written in the shortest form that reads back as the same number.</summary>
    public static void Write(ResultFile file, IEnumerable<string> factors, IEnumerable<DesignPoint> points)
    {
        var table = new CsvTable(file, [PointColumn, .. factors]);
        foreach (var point in points)
        {
            table.Integer(point.Number);
            foreach (var value in point.Values)
            {
                table.Exact(value);
            }

            table.EndRow();
        }
    }

    /// <summary>Reads the points, in the order of the rows. The columns may have any order.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="columns">The factors of the experiment and the values that each allows.</param>
    /// <returns>The points, each with one value per element of <paramref name="columns"/>.</returns>
    /// <exception cref="BadFileException">The file cannot be read, has no rows, or a field is invalid; the message has the file, the line, the field, the value
    /// and the values allowed.</exception>
    public static ImmutableArray<DesignPoint> Read(string path, IReadOnlyList<DesignColumn> columns)
    {
        using var rows = new CsvRows(path);
        return new DesignReader(rows, columns).Points();
    }
}
