using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>
/// Reads the counts of groups of people from <c>strata.csv</c> for the export: all groups of the whole nation except those by sex, and all people together in
/// parts of the nation, such as its capital. Every date must have the same groups in the same order. Their totals must equal those of <c>districts.csv</c>: a
/// difference reveals a file of another run.
/// </summary>
internal sealed class StrataReader
{
    private const string Nation = "nation";

    private static readonly string Total = StratumDimension.Total.InTables();

    private static readonly string[] Left = [StratumDimension.Sex.InTables(), StratumDimension.SexAge.InTables()];

    private readonly ResultsTable _table;
    private readonly (int Date, int Place, int Dimension, int Group) _columns;
    private readonly int[] _measures;

    private StrataReader(ResultsTable table)
    {
        _table = table;
        _columns = (table.Column("date"), table.Column("place"), table.Column("dimension"), table.Column("group"));
        _measures = [.. Measures.OfStrata.Select(measure => table.Column(measure.Name))];
    }

    private RowKey Key => new(_table.Text(_columns.Place), _table.Text(_columns.Dimension), _table.Text(_columns.Group));

    /// <exception cref="BadFileException">The file is missing, damaged or from another run; the message has the file, the line and the field.</exception>
    public static void Add(RunHistory history)
    {
        var path = Path.Combine(history.Run.Folder, StrataTable.FileName);
        using var first = new ResultsTable(path);
        var keys = new StrataReader(first).Keys();
        using var table = new ResultsTable(path);
        new StrataReader(table).Add(history, keys);
    }

    /// <summary>
    /// Returns the keys of the first date's rows: a place, a property (dimension) such as age, and a group of people by this property. The rows of later dates
    /// must have the same keys in the same order.
    /// </summary>
    private List<RowKey> Keys()
    {
        var keys = new List<RowKey>();
        DateOnly? date = null;
        while (_table.Next() && (date ??= _table.Date(_columns.Date)) == _table.Date(_columns.Date))
        {
            keys.Add(Key);
        }

        return keys;
    }

    private void Add(RunHistory history, List<RowKey> keys)
    {
        var rows = 0;
        for (; _table.Next(); rows++)
        {
            var (tick, key) = (rows / keys.Count, keys[rows % keys.Count]);
            Check(history, tick, key);
            if (GroupOf(key) is { } group)
            {
                Read(history.OfGroup(group, tick));
                CheckTotal(history, tick, group);
            }
        }

        if (rows == 0 || rows != keys.Count * history.Dates.Count)
        {
            throw _table.Bad($"the file has {Names.Counted(rows, "row")}", $"{keys.Count} groups on {history.Dates.Count} dates");
        }
    }

    private void Check(RunHistory history, int tick, RowKey key)
    {
        if (tick >= history.Dates.Count || _table.Date(_columns.Date) != history.Dates[tick])
        {
            throw _table.Bad(
                _columns.Date,
                tick < history.Dates.Count ? $"{history.Dates[tick]:yyyy-MM-dd}, the next date of the run" : "no row after the run's last date"
            );
        }

        if (Key != key)
        {
            throw _table.Bad(_columns.Group, $"{key.Group} of {key.Dimension} in {key.Place}, as at the first date");
        }
    }

    private static GroupKey? GroupOf(RowKey key) =>
        key.Place == Nation && !Left.Contains(key.Dimension) ? new GroupKey(key.Dimension, key.Group)
        : key.Dimension == Total && StrataLayout.PartsOfNation.Contains(key.Place) ? new GroupKey(DivideLayout.Place, key.Place)
        : null;

    /// <summary>Reads the counts of a group of people from the table's current row; null where a cell is empty.</summary>
    private void Read(long?[] counts)
    {
        for (var measure = 0; measure < counts.Length; measure++)
        {
            counts[measure] = _table.Text(_measures[measure]).Length > 0 ? _table.Integer(_measures[measure]) : null;
        }
    }

    private void CheckTotal(RunHistory history, int tick, GroupKey group)
    {
        if (group.Dimension == Total)
        {
            CheckTotal(history, tick, StratumMeasure.Owners, PhoneMeasures.UniqueOwners);
            CheckTotal(history, tick, StratumMeasure.Lines, PhoneMeasures.Subscribers);
        }
    }

    private void CheckTotal(RunHistory history, int tick, StratumMeasure measure, Measure expected)
    {
        var sum = history.Counts(tick).Sum(expected);
        if (_table.Integer(_measures[(int)measure]) != sum)
        {
            throw _table.Bad(_measures[(int)measure], $"{sum}, the sum over districts.csv (is the file of another run?)");
        }
    }

    private readonly record struct RowKey(string Place, string Dimension, string Group);
}
