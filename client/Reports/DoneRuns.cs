using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Reports;

/// <summary>Reads the result tables of several finished runs with the same dates, and returns means and spreads over the runs.</summary>
/// <param name="folders">The folders of the runs; at least one.</param>
internal sealed class DoneRuns(IReadOnlyList<string> folders)
{
    private const string Subscribers = "subscribers";

    public int Count => folders.Count;

    /// <summary>Returns the nation's subscribers at every date, as mean and spread over the runs.</summary>
    public ImmutableArray<BandPoint> Curve()
    {
        var runs = folders.Select(folder => Read(folder, "national.csv", row => (Date: Date(row), Value: Number(row, Subscribers))).ToArray()).ToArray();
        return [.. Enumerable.Range(0, runs[0].Length).Select(row => new BandPoint(runs[0][row].Date, Band.Of(Array.ConvertAll(runs, run => run[row].Value))))];
    }

    /// <summary>Returns the nation's published figures beside the mean and spread of the runs.</summary>
    public RecordBands Record(Nation nation) => RecordBands.Read(nation, folders);

    /// <summary>
    /// Returns columns of <c>national.csv</c> at the last date, as mean and spread over the runs. Columns that are empty in any run are left out.
    /// </summary>
    public ImmutableArray<(string Column, Band Band)> AtEnd(params ReadOnlySpan<string> columns)
    {
        var asked = columns.ToArray();
        var last = folders
            .Select(folder => Read(folder, "national.csv", row => Array.ConvertAll(asked, column => row.Number(row.Column(column)))).Last())
            .ToArray();
        return
        [
            .. asked
                .Index()
                .Where(column => last.All(run => run[column.Index] is not null))
                .Select(column => (column.Item, Band.Of(Array.ConvertAll(last, run => run[column.Index]!.Value)))),
        ];
    }

    /// <summary>Returns the real population of each province and its subscribers at the last date, as mean and spread over the runs.</summary>
    public ImmutableArray<(string Name, double People, Band Subscribers)> Provinces()
    {
        var last = folders.Select(LastProvinces).ToArray();
        return
        [
            .. last[0]
                .Index()
                .Select(province => (province.Item.Name, province.Item.People, Band.Of(Array.ConvertAll(last, run => run[province.Index].Subscribers)))),
        ];
    }

    private static (string Name, double People, double Subscribers)[] LastProvinces(string folder)
    {
        var rows = Read(folder, "provinces.csv", row =>
                (Date: Date(row), Name: row.Text(row.Column("name")), People: Number(row, "people"), Subscribers: Number(row, Subscribers))
            )
            .ToArray();
        return [.. rows.Where(row => row.Date == rows[^1].Date).Select(row => (row.Name, row.People, row.Subscribers))];
    }

    private static IEnumerable<T> Read<T>(string folder, string file, Func<ResultsTable, T> row)
    {
        using var table = new ResultsTable(Path.Combine(folder, file));
        while (table.Next())
        {
            yield return row(table);
        }
    }

    private static DateOnly Date(ResultsTable row) => row.Date(row.Column("date"));

    private static double Number(ResultsTable row, string column) => row.Number(row.Column(column)) ?? throw row.Bad(row.Column(column), "a number");
}
