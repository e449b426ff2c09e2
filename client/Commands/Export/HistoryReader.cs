using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>
/// Reads <c>districts.csv</c> and sums its counts by province and settlement type. Every date must have the same districts in the same order.
/// </summary>
internal sealed class HistoryReader
{
    private const string FileName = "districts.csv";

    private readonly ResultsTable _table;
    private readonly (int Date, int District, int Province, int Settlement, int People) _columns;
    private readonly ImmutableArray<int> _measures;

    private HistoryReader(ResultsTable table)
    {
        _table = table;
        _columns = (table.Column("date"), table.Column("district"), table.Column("province"), table.Column("settlement"), table.Column("people"));
        _measures = [.. Measures.All.Select(measure => table.Column(Measures.Of(measure).Name))];
    }

    /// <exception cref="BadFileException">A file is missing, damaged or from another run; the message has the file, the line and the field.</exception>
    public static RunHistory Read(ExportedRun run)
    {
        var path = Path.Combine(run.Folder, FileName);
        using var first = new ResultsTable(path);
        var districts = new HistoryReader(first).Districts(run.Provinces);
        using var table = new ResultsTable(path);
        var history = new RunHistory(run, districts.Select(district => district.Place));
        new HistoryReader(table).Add(history, districts);
        StationsReader.Add(
            history,
            districts.ToDictionary(district => district.Key, district => history.Places.IndexOf(district.Place), StringComparer.Ordinal)
        );
        NationReader.Add(history);
        ForeignersReader.Add(history);
        StrataReader.Add(history);
        InequalityReader.Add(history);
        return history;
    }

    /// <summary>Reads the districts of the first date, each with the province and settlement type under which its counts are summed.</summary>
    private List<(string Key, PlaceKey Place)> Districts(ImmutableArray<string> provinces)
    {
        var districts = new List<(string, PlaceKey)>();
        DateOnly? date = null;
        while (_table.Next() && (date ??= _table.Date(_columns.Date)) == _table.Date(_columns.Date))
        {
            if (!provinces.Contains(_table.Text(_columns.Province)))
            {
                throw _table.Bad(_columns.Province, $"a province of the manifest's nation: {string.Join(", ", provinces)}");
            }

            districts.Add((_table.Text(_columns.District), new PlaceKey(_table.Text(_columns.Province), _table.Text(_columns.Settlement))));
        }

        return districts;
    }

    private void Add(RunHistory history, List<(string Key, PlaceKey Place)> districts)
    {
        var rows = 0;
        for (; _table.Next(); rows++)
        {
            var (district, place) = districts[rows % districts.Count];
            Begin(history, isFirst: rows % districts.Count == 0);
            if (_table.Text(_columns.District) != district)
            {
                throw _table.Bad(_columns.District, $"{district}, as at the first date");
            }

            Add(history, history.Places.IndexOf(place));
        }

        var dates = history.Run.Ticks + 1L;
        if (rows == 0 || rows != districts.Count * dates)
        {
            throw _table.Bad(
                $"the file has {Names.Counted(rows, "row")}",
                $"{districts.Count} districts on {dates} dates, as follows from the manifest's ticks"
            );
        }
    }

    private void Begin(RunHistory history, bool isFirst)
    {
        var (date, before) = (_table.Date(_columns.Date), history.Dates.Count > 0 ? history.Dates[^1] : DateOnly.MinValue);
        if (isFirst ? date <= before : date != before)
        {
            throw _table.Bad(_columns.Date, isFirst ? $"a date after {before:yyyy-MM-dd}" : $"{before:yyyy-MM-dd}, on which districts are missing");
        }

        if (isFirst)
        {
            history.Begin(date);
        }
    }

    private void Add(RunHistory history, int place)
    {
        if (history.Dates.Count == 1)
        {
            history.People[place] += _table.Integer(_columns.People);
        }

        var counts = history.Last(place);
        foreach (var (measure, column) in Measures.All.Zip(_measures))
        {
            var sum = counts[(int)measure] + _table.Integer(column);
            counts[(int)measure] = sum >= 0 ? sum : throw _table.Bad(column, "a count that can be added to those of the other districts");
        }
    }
}
