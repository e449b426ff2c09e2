using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Actors.Runs;

/// <summary>The commands of a run in order of tick and sequence. Invariant: an id stands in it once, and nothing is added to a tick that has begun.</summary>
internal sealed class Journal
{
    private readonly SortedDictionary<(int Tick, int Sequence), (JournalEntry Entry, PlacedCommand Command)> _entries = [];
    private readonly Dictionary<string, CommandReceipt> _receipts = new(StringComparer.Ordinal);
    private int _nextSequence;

    public JournalEntry[] Entries => [.. _entries.Values.Select(journalled => journalled.Entry)];

    /// <summary>The receipt of a command that is journalled already; null where it is not.</summary>
    public CommandReceipt? ReceiptOf(string id) => _receipts.GetValueOrDefault(id);

    /// <summary>Adds a command behind all others of its tick.</summary>
    public CommandReceipt Add(int tick, Command command, PlacedCommand placed) =>
        Add(new JournalEntry(tick, _nextSequence, command.Id, command.Kind, command.Target, command.Argument), placed);

    /// <summary>Adds a command where another journal had it; one whose id is there already is left out.</summary>
    public CommandReceipt Add(JournalEntry entry, PlacedCommand placed)
    {
        if (_receipts.TryGetValue(entry.Id, out var known))
        {
            return known;
        }

        if (!_entries.TryAdd((entry.Tick, entry.Sequence), (entry, placed)))
        {
            throw new CommandRefusedException($"Two commands have the place {entry.Sequence} in tick {entry.Tick}, {entry.Id} the second; each needs its own.");
        }

        _nextSequence = Math.Max(_nextSequence, entry.Sequence + 1);
        return _receipts[entry.Id] = new CommandReceipt(entry.Id, entry.Tick, entry.Sequence);
    }

    /// <summary>What takes effect at the start of a tick, in order of sequence.</summary>
    public PlacedCommand[] Of(int tick) => [.. _entries.Where(journalled => journalled.Key.Tick == tick).Select(journalled => journalled.Value.Command)];
}
