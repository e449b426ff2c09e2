using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Commands;

namespace AdoptionSim.Client.Tables;

/// <summary>Writes <c>commands.csv</c>: the commands that the run applied, in the format that <c>--commands</c> reads.</summary>
internal static class CommandsTable
{
    public const string FileName = "commands.csv";

    public static readonly ImmutableArray<string> Columns = ["sequence", "tick", "id", "target", "kind", "argument"];

    public static void Write(ResultFile file, IEnumerable<JournalEntry> journal)
    {
        var table = new CsvTable(file, Columns);
        foreach (var entry in journal)
        {
            table.Integer(entry.Sequence);
            table.Integer(entry.Tick);
            table.Text(entry.Id);
            table.Text(entry.Target);
            table.Text(CommandForm.Of(entry.Kind).Word);
            table.Text(entry.Argument);
            table.EndRow();
        }
    }
}
