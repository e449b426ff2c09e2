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

    /// <summary>True if no operation waits for the one in progress.</summary>
    public bool IsLast => _count == 1;

    /// <summary>Queues an operation, which is performed after the one before it, whatever the outcome of that one.</summary>
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
