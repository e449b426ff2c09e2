using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// The journal of a run: the list of all commands that clients sent to it, by the tick at whose start they take effect. Invariant: a command's id occurs once,
/// and nothing is added to a tick that has begun. Only for use within one grain, whose turns do not overlap.
/// </summary>
/// <param name="store">Stores an entry durably; entries come one at a time.</param>
internal sealed class Journal(Func<JournalEntry, Task> store)
{
    private readonly SortedDictionary<(Tick Tick, int Sequence), (JournalEntry Entry, PlacedCommand Command)> _entries = [];
    private readonly Dictionary<string, CommandReceipt> _receipts = new(StringComparer.Ordinal);
    private int _nextSequence;
    private long _characters;
    private Task _stored = Task.CompletedTask;
    private Exception? _doubt;

    public JournalEntry[] Entries => [.. _entries.Values.Select(journalled => journalled.Entry)];

    /// <summary>
    /// Returns the receipt (tick and position) of the command with the given id, once the command is stored; null if it is not in the journal.
    /// </summary>
    public async Task<CommandReceipt?> ReceiptOf(string id)
    {
        if (_receipts.TryGetValue(id, out var receipt))
        {
            await Stored();
            return _receipts.GetValueOrDefault(id);
        }

        return null;
    }

    /// <summary>
    /// Adds a command to a tick, after the tick's other commands, and returns its receipt (tick and position). The task completes when the command is stored;
    /// the tick does not begin before.
    /// </summary>
    public async Task<CommandReceipt> Add(Tick tick, Command command, PlacedCommand placed)
    {
        var entry = new JournalEntry(tick, _nextSequence, command.Id, command.Kind, command.Target, command.Argument);
        if (_characters + RunLimits.CharactersOf(entry) > RunLimits.JournalCharacters)
        {
            throw new CommandRefusedException(
                $"The journal is full: it has {_characters} characters of commands; expected at most {RunLimits.JournalCharacters}."
            );
        }

        var receipt = Add(entry, placed);
        var before = _stored;
        var stored = Store();
        _stored = stored;
        await stored;
        return receipt;

        async Task Store()
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            try
            {
                await store(entry);
            }
            catch (Exception error)
            {
                _entries.Remove((tick, entry.Sequence));
                _characters -= RunLimits.CharactersOf(entry);
                _receipts.Remove(entry.Id);
                _doubt ??= error is StoreAwayException or TimeoutException ? error : null;
                throw;
            }
        }
    }

    /// <summary>
    /// Adds a command that was read from the store, at its original tick and position, and returns its receipt. If a command with this id is in the journal
    /// already, it only returns the receipt of that one.
    /// </summary>
    public CommandReceipt Add(JournalEntry entry, PlacedCommand placed)
    {
        if (_receipts.TryGetValue(entry.Id, out var known))
        {
            return known;
        }

        if (!_entries.TryAdd((entry.Tick, entry.Sequence), (entry, placed)))
        {
            throw new CommandRefusedException(
                $"Command {entry.Id} repeats sequence {entry.Sequence} of tick {entry.Tick}; expected a different sequence for each command of a tick."
            );
        }

        _nextSequence = Math.Max(_nextSequence, entry.Sequence + 1);
        _characters += RunLimits.CharactersOf(entry);
        return _receipts[entry.Id] = new CommandReceipt(entry.Id, entry.Tick, entry.Sequence);
    }

    /// <summary>Waits until added commands are stored, or were removed again because storing them failed.</summary>
    public async Task Stored()
    {
        while (!_stored.IsCompleted)
        {
            await _stored.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <summary>Returns the commands that take effect at the start of a tick, in the order in which they were accepted.</summary>
    /// <exception cref="StoreAwayException">The answer of the database to an earlier command was lost, so it is not known if that command is stored. Only
    /// reading the journal again shows it.</exception>
    public PlacedCommand[] Of(Tick tick) =>
        _doubt is { } doubt
            ? throw new StoreAwayException($"It is not known if a command was stored: {doubt.Message}")
            : [.. _entries.Where(journalled => journalled.Key.Tick == tick).Select(journalled => journalled.Value.Command)];
}
