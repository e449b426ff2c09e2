using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Tables;

/// <summary>Reads a journal, that is, a CSV file of commands to a run, such as a gift to a citizen. Validates every field before the run begins.</summary>
internal sealed class CommandsReader
{
    private readonly Nation _nation;
    private readonly CsvRows _rows;
    private readonly HashSet<string> _districts;

    private CommandsReader(Nation nation, CsvRows rows) =>
        (_nation, _rows, _districts) = (nation, rows, [.. nation.Districts.Select(district => district.Key)]);

    /// <summary>Reads the commands in a file and returns them in order of tick (step of simulated time) and sequence number.</summary>
    /// <exception cref="BadFileException">The file cannot be read, or a field is invalid; the message has the file, the line, the field, the value and the
    /// values allowed.</exception>
    public static JournalEntry[] Read(string path, Nation nation)
    {
        using var rows = new CsvRows(path);
        return new CommandsReader(nation, rows).Entries();
    }

    private JournalEntry[] Entries()
    {
        CheckHeader();
        var ids = new Dictionary<string, Origin>(StringComparer.Ordinal);
        var entries = new List<JournalEntry>();
        while (_rows.Next())
        {
            var entry = Entry();
            if (!ids.TryAdd(entry.Id, _rows.At))
            {
                throw Bad("id", entry.Id, $"another id than that of line {ids[entry.Id].Line}");
            }

            entries.Add(entry);
        }

        return [.. entries.OrderBy(entry => entry.Tick).ThenBy(entry => entry.Sequence)];
    }

    private void CheckHeader()
    {
        if (!_rows.Header.SequenceEqual(CommandsTable.Columns))
        {
            throw Bad("the header", string.Join(',', _rows.Header), string.Join(',', CommandsTable.Columns));
        }
    }

    private JournalEntry Entry()
    {
        var word = Field("kind");
        var form = CommandForm.ByWord.TryGetValue(word, out var known) ? known : throw Bad("kind", word, string.Join(", ", CommandForm.ByWord.Keys));
        return new JournalEntry(
            new Tick(Tick()),
            Number("sequence"),
            Checked("id", id => id.Length > 0, "a name"),
            form.Kind,
            InNation(Checked("target", target => EntityKey.IsOf(form.Target, target), EntityKey.FormOf(form.Target))),
            Checked("argument", argument => form.ReadArgument(argument, _nation) is not null, form.AllowedArgument(_nation))
        );
    }

    private string InNation(string target)
    {
        var district = target.Split('/')[0];
        return _districts.Contains(district) ? target : throw Bad("target", target, $"a district of {_nation.Key}");
    }

    /// <summary>Reads the number of a tick (step of simulated time), at least 1. A command for tick 0, the start, would never take effect.</summary>
    private int Tick() => Number("tick") is > 0 and var tick ? tick : throw Bad("tick", "0", "a whole number of at least 1: tick 0 is the start of the run");

    private int Number(string field) =>
        int.Parse(
            Checked(field, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _), "a whole number from 0 on"),
            CultureInfo.InvariantCulture
        );

    private string Checked(string field, Func<string, bool> fits, string allowed)
    {
        var text = Field(field);
        return fits(text) ? text : throw Bad(field, text, allowed);
    }

    private string Field(string field) => CsvCell.Original(_rows[CommandsTable.Columns.IndexOf(field)]);

    private BadFileException Bad(string field, string given, string allowed) => new(_rows.At, field, Names.Is(given), allowed);
}
