using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Contracts.Runs;

/// <summary>A run: the simulation of one scenario with one seed. The grain's key is the run's name.</summary>
[Alias("adoptsim.run")]
public interface IRun : IGrainWithStringKey
{
    /// <summary>Starts the run and returns at once. A second call with the same specification changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The run has been started with another specification.</exception>
    /// <exception cref="RunRefusedException">A field is out of range (<see cref="RunLimits"/>), or the cluster does not have enough memory.</exception>
    Task Start(RunSpecification specification);

    /// <summary>Continues a run that failed, was cancelled or was interrupted, from its last complete checkpoint. A run in progress is left as it is.</summary>
    /// <exception cref="RunRefusedException">There is no such run, it is done, nothing of it is stored, or the cluster does not have enough memory.</exception>
    Task Resume();

    /// <summary>Stops the run and deletes everything stored of it.</summary>
    Task Delete();

    /// <summary>Returns the specification with which the run was started.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    Task<RunSpecification> Specification();

    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    Task<RunProgress> Progress();

    /// <summary>
    /// Waits until a tick is done or the run has ended, but at most ten seconds, so that no call lasts long. Returns the run's progress at that time.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    Task<RunProgress> WaitFor(Tick tick);

    /// <summary>Returns the speed of the run and the real time that each phase of a tick takes; empty for a run that is not in progress.</summary>
    Task<RunTimings> Timings();

    /// <summary>
    /// Returns the counts of finished ticks, one row for each tick from <paramref name="fromTick"/> (0 is the start) on. At most <paramref name="count"/> rows
    /// are returned, and no more than fit into one message (<see cref="RunLimits.RowBytes"/>): call again from the next tick on. The array is empty if the run
    /// has not reached that tick.
    /// </summary>
    Task<TickRows[]> Rows(Tick fromTick, int count);

    /// <summary>
    /// Returns the schema of the run's measures, the things that it counts in each tick: their names, units, kinds and meanings, as JSON for
    /// <c>MeasureSchema.Parse</c>. Every row carries the hash of this text (<see cref="TickRows.Schema"/>), so one call per run is enough.
    /// </summary>
    Task<string> Schema();

    /// <summary>
    /// Stops the run at the next tick boundary; the results of finished ticks are kept. Once this call has returned, the run stops even if the silo
    /// that leads it is lost. <see cref="Resume"/> continues the run.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    Task Cancel();

    /// <summary>
    /// Adds a command to the run's journal (the list of its commands) and returns the tick at whose start it takes effect. A command whose id is already in the
    /// journal is not added twice: its first receipt is returned.
    /// </summary>
    /// <exception cref="CommandRefusedException">The target, the kind or the argument is invalid, or the run has ended.</exception>
    Task<CommandReceipt> Submit(Command command);

    /// <summary>Returns the run's journal: all commands that clients have sent to it so far, in the order in which they take effect.</summary>
    Task<JournalEntry[]> Journal();
}
