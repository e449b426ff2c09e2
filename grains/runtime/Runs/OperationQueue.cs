namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Performs the operations on a run (such as start, resume, cancel and delete) one after the other. A repeated request, as from a client that got no answer,
/// waits for the first one and then finds the work done. Only for use within one grain, whose turns do not overlap.
/// </summary>
internal sealed class OperationQueue
{
    private Task _last = Task.CompletedTask;
    private int _count;

    /// <summary>True if no operation is in progress or waiting.</summary>
    public bool IsIdle => _last.IsCompleted;

    /// <summary>True if exactly one operation is in progress, and no other one waits for its turn.</summary>
    public bool IsLast => _count == 1;

    /// <summary>
    /// Queues an operation. It starts when the one before it has ended, even with an error; the returned task completes when the operation has ended.
    /// </summary>
    public Task Add(Func<Task> operation) => _last = Perform(_last, operation);

    private async Task Perform(Task before, Func<Task> operation)
    {
        _count++;
        try
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await operation();
        }
        finally
        {
            _count--;
        }
    }
}
