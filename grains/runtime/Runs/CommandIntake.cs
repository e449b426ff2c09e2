using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Accepts clients' commands for a run and adds them to its journal, the list of its commands. Invariant: a command takes effect at a tick that no silo of the
/// run has begun, so that no results change after a client has read them. No tick begins before the commands for it are stored.
/// </summary>
internal sealed class CommandIntake
{
    private readonly RunContext _context;
    private readonly SiloRun _run;
    private readonly RunRows _rows;
    private readonly CommandCheck _check;
    private Journal _journal;

    public CommandIntake(RunContext context, SiloRun run, RunRows rows)
    {
        (_context, _run, _rows, _check) = (context, run, rows, new CommandCheck(run));
        _journal = JournalOf(new RunLease(0, [], []));
    }

    public JournalEntry[] Entries => _journal.Entries;

    private int Ticks => _run.Setup.Calendar.Ticks;

    /// <summary>
    /// Replaces the run's journal (the list of its commands) by the stored one that this silo read when it became the run's owner (leader). Waits first for
    /// entries that are still being stored.
    /// </summary>
    public async Task ContinueWith(RunLease lease)
    {
        await _journal.Stored();
        _journal = JournalOf(lease);
    }

    /// <summary>
    /// Waits until each accepted command is stored, or was refused by the store. The caller must begin the next tick immediately afterwards, so that no further
    /// command is accepted for that tick.
    /// </summary>
    public Task Stored() => _journal.Stored();

    /// <summary>Returns the commands that take effect at the start of a tick, in the order in which they were accepted.</summary>
    public PlacedCommand[] Of(Tick tick) => _journal.Of(tick);

    /// <summary>
    /// Adds a client's command to the run's journal, and returns its receipt: the tick and the position at which it takes effect. Waits while the run's
    /// districts are being opened on their silos.
    /// </summary>
    /// <exception cref="CommandRefusedException">The command is invalid, comes too late, or its target does not exist.</exception>
    /// <exception cref="OrleansException">The run continues on another silo.</exception>
    public async Task<CommandReceipt> Submit(Command command, RunView view)
    {
        try
        {
            var placed = _check.Read(command.Kind, command.Target, command.Argument);
            while (!view.IsOpen && view.IsUnderWay)
            {
                await view.Progressed;
            }

            return await _journal.ReceiptOf(command.Id) ?? await _journal.Add(TickFor(command, placed, view.LastBegun), command, placed);
        }
        catch (Exception error) when (error is StaleEpochException || view.IsElsewhere)
        {
            throw SiloLoss.ContinuesElsewhere(_run.Name, error);
        }
    }

    /// <param name="begun">The last tick that any silo has begun; null if no further tick will begin.</param>
    private Tick TickFor(Command command, PlacedCommand placed, Tick? begun)
    {
        if (begun is not { } last || last >= Ticks)
        {
            throw new CommandRefusedException($"Run {_run.Name} has ended, or its last tick has begun.");
        }

        var next = 1 + last;
        var tick = new Tick(Math.Max(next, command.AtTick ?? next));
        if (tick > Ticks)
        {
            throw new CommandRefusedException($"at tick is '{tick}'; expected {next} to {Ticks}.");
        }

        if (tick == next && _rows.Tick >= 0)
        {
            CommandCheck.CheckIsThere(placed, command.Target, _rows.Latest[placed.District]);
        }

        return tick;
    }

    private Journal JournalOf(RunLease lease)
    {
        var journal = new Journal(entry =>
            _context.Store is { } store ? store.Append(_run.Name, lease.Epoch, entry, _run.Specification.Incarnation) : Task.CompletedTask
        );

        // A run that is cut short leaves out later commands.
        foreach (var entry in _run.Specification.Commands.Where(entry => entry.Tick <= Ticks).Concat(lease.Journal))
        {
            journal.Add(entry, _check.Read(entry.Kind, entry.Target, entry.Argument));
        }

        return journal;
    }
}
