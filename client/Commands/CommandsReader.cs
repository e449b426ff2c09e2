using System.Globalization;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdoptionSim.Client.Commands;

/// <summary>Reads a journal of commands and checks every field before a run begins.</summary>
internal sealed class CommandsReader
{
    private readonly string _path;
    private readonly Nation _nation;
    private readonly CsvReader _csv;

    private CommandsReader(string path, Nation nation, CsvReader csv) => (_path, _nation, _csv) = (path, nation, csv);

    /// <summary>The commands in order of tick and sequence.</summary>
    /// <exception cref="RefusedException">The file is missing or a field is not as allowed; the message has file, line, field, found and allowed.</exception>
    public static JournalEntry[] Read(string path, Nation nation)
    {
        try
        {
            using var csv = new CsvReader(File.OpenText(path), new CsvConfiguration(CultureInfo.InvariantCulture) { MissingFieldFound = null });
            return new CommandsReader(path, nation, csv).Entries();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be read: {error.Message}", error);
        }
        catch (BadDataException error)
        {
            throw new RefusedException($"{path}:{error.Context?.Parser?.RawRow}: found a field that is not CSV", error);
        }
    }

    private JournalEntry[] Entries()
    {
        ReadHeader();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<JournalEntry>();
        while (_csv.Read())
        {
            var entry = Entry();
            if (!ids.Add(entry.Id))
            {
                throw Bad("id", entry.Id, "an id that no other command has");
            }

            entries.Add(entry);
        }

        return [.. entries.OrderBy(entry => entry.Tick).ThenBy(entry => entry.Sequence)];
    }

    private void ReadHeader()
    {
        var found = _csv.Read() && _csv.ReadHeader() ? _csv.HeaderRecord! : [];
        if (!found.SequenceEqual(CommandsTable.Columns))
        {
            throw Bad("header", string.Join(',', found), string.Join(',', CommandsTable.Columns));
        }
    }

    private JournalEntry Entry()
    {
        if (_csv.Parser.Count != CommandsTable.Columns.Length)
        {
            throw Bad("row", $"{_csv.Parser.Count} fields", $"{CommandsTable.Columns.Length}");
        }

        var word = Field("kind");
        var kind = CommandKinds.ByWord.TryGetValue(word, out var known) ? known : throw Bad("kind", word, string.Join(", ", CommandKinds.ByWord.Keys));
        var (target, argument) = (CommandKinds.Target(kind), CommandKinds.Argument(kind, _nation));
        return new JournalEntry(
            Number("tick"),
            Number("sequence"),
            Checked("id", id => id.Length > 0, "a name"),
            kind,
            InNation(Checked("target", target.Fits, target.Allowed)),
            Checked("argument", argument.Fits, argument.Allowed));
    }

    private string InNation(string target)
    {
        var district = target.Split('/')[0];
        return _nation.Districts.Any(known => known.Key == district) ? target : throw Bad("target", target, $"a district of {_nation.Key}");
    }

    private int Number(string field) => int.Parse(
        Checked(field, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _), "a whole number from 0 on"), CultureInfo.InvariantCulture);

    private string Checked(string field, Func<string, bool> fits, string allowed)
    {
        var text = Field(field);
        return fits(text) ? text : throw Bad(field, text, allowed);
    }

    private string Field(string field) => _csv.GetField(field) ?? "";

    private RefusedException Bad(string field, string found, string allowed) =>
        new($"{_path}:{_csv.Parser.RawRow}: {field}: found {(found.Length > 0 ? found : "nothing")}, allowed {allowed}");
}
