namespace AdoptionSim.Contracts.Runs;

/// <summary>A run: one scenario, one seed, from its start to its end. The grain's key is the run's name.</summary>
[Alias("adoptsim.run")]
public interface IRun : IGrainWithStringKey
{
    /// <summary>Begins the run and returns at once; a second call with the same specification changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The run has begun with another specification.</exception>
    /// <exception cref="RunRefusedException">A field is out of range (<see cref="RunLimits"/>), or the cluster has not the memory for it.</exception>
    Task Start(RunSpecification specification);

    /// <summary>Goes on from the last whole checkpoint with a run that failed, was cancelled or interrupted; one that is under way goes on as it is.</summary>
    /// <exception cref="RunRefusedException">There is no such run, it is done, nothing of it is stored, or the cluster has not the memory for it.</exception>
    Task Resume();

    /// <summary>Ends the run and forgets it, with all that is stored of it.</summary>
    Task Delete();

    /// <summary>What the run is a function of.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    Task<RunSpecification> Specification();

    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    Task<RunProgress> Progress();

    /// <summary>Progress as soon as a tick is done or the run has ended; or, so that no call lasts long, after ten seconds.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    Task<RunProgress> WaitFor(int tick);

    /// <summary>How fast the run goes and where its time goes; of one that is not under way nothing.</summary>
    Task<RunTimings> Timings();

    /// <summary>
    /// The rows of finished ticks from <paramref name="fromTick"/> (0 is the start) on: at most <paramref name="count"/> of them, and no more than one message can
    /// carry (<see cref="RunLimits.RowBytes"/>), so ask again from the last one on; none where the run has not come so far.
    /// </summary>
    Task<TickRows[]> Rows(int fromTick, int count);

    /// <summary>
    /// Returns the names, units, kinds and meanings of the run's measures, as JSON for <c>MeasureSchema.Parse</c>. Every row carries the hash of this text
    /// (<see cref="TickRows.Schema"/>), so ask once per run.
    /// </summary>
    Task<string> Schema();

    /// <summary>
    /// Ends the run at the next tick boundary; what is done is kept. Once this has returned, the run ends even where the silo that carries it is lost; <see cref="Resume"/>
    /// revokes it.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    Task Cancel();

    /// <summary>
    /// Journals a command and names the tick at whose start it takes effect. A command whose id is journalled already is not
    /// taken twice: its first receipt is returned.
    /// </summary>
    /// <exception cref="CommandRefusedException">The target, the kind or the argument makes no sense, or the run has ended.</exception>
    Task<CommandReceipt> Submit(Command command);

    /// <summary>All commands so far, in order of tick and sequence.</summary>
    Task<JournalEntry[]> Journal();
}
