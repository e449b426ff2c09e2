namespace AdoptionSim.Runtime.Silos.Calls;

/// <summary>
/// Runs the phases of ticks that the leader of a run orders, one after the other. Each phase runs only once: a repeated call joins the phase in progress or
/// gets the result of the last phase. Only for use within one grain, whose turns do not overlap.
/// </summary>
/// <param name="name">The grain that runs the phases, for errors.</param>
internal sealed class PhaseMemory(string name, SiloCallOptions options, TimeProvider time)
{
    private Task _work = Task.CompletedTask;

    /// <summary>Identifies the phase in progress, or the last one that ended.</summary>
    public PhaseCall Last { get; private set; }

    /// <summary>
    /// Starts the phase unless an earlier call has started it, and waits a limited time for its end. The limit lets the caller distinguish a long phase from a
    /// lost message.
    /// </summary>
    /// <returns>The result of the phase; null if it is still in progress, so that the caller asks again.</returns>
    /// <exception cref="NotHereException">The phase has lost a grain or a silo that it needs.</exception>
    /// <exception cref="Checkpoints.StaleEpochException">A phase of a later epoch (a newer owner of the run) has begun.</exception>
    /// <exception cref="InvalidOperationException">A later phase of the same epoch has begun.</exception>
    public async Task<T?> Run<T>(PhaseCall call, Func<Task<T>> phase)
        where T : class
    {
        if (call != Last)
        {
            RefuseEarlier(call);
            Last = call;
            _work = After(_work, phase);
        }

        var work = (Task<T>)_work;
        await ((Task)work)
            .WaitAsync(options.LongestPoll, time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return work.IsCompleted ? await work : null;
    }

    /// <summary>Waits for the end of the phase in progress, if there is one, and ignores its outcome.</summary>
    public async Task Idle() => await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <summary>Throws for a late copy of an earlier call whose phase is over, because no caller waits for it any more.</summary>
    private void RefuseEarlier(PhaseCall call)
    {
        if (call.Epoch.IsBefore(Last.Epoch))
        {
            throw Last.Epoch.Refuse(name, call.Epoch);
        }

        if (call.Epoch == Last.Epoch && call.Number < Last.Number)
        {
            throw new InvalidOperationException($"{name}: phase {call.Number} of epoch {call.Epoch} was called after phase {Last.Number} had begun.");
        }
    }

    private static async Task<T> After<T>(Task before, Func<Task<T>> phase)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            return await phase();
        }
        catch (Exception error) when (SiloCalls.IsLost(error))
        {
            // Unchanged, the caller would take the error for the loss of its own message, and ask again.
            throw new NotHereException(error.Message, error);
        }
    }
}
