namespace AdoptionSim.Actors.Districts;

/// <summary>
/// Keeps queries out of a tick: one that comes within a tick waits for its end, and a tick waits for the queries that are being
/// answered. Only for use within one grain, whose turns do not overlap.
/// </summary>
public sealed class TickGate
{
    private TaskCompletionSource? _tickEnds;
    private TaskCompletionSource? _queriesEnd;
    private int _queries;

    /// <summary>Answers a query at a tick boundary.</summary>
    public async Task<T> Ask<T>(Func<ValueTask<T>> query)
    {
        while (_tickEnds is { } tickEnds)
        {
            await tickEnds.Task;
        }

        _queries++;
        try
        {
            return await query();
        }
        finally
        {
            _queries--;
            if (_queries == 0)
            {
                _queriesEnd?.TrySetResult();
            }
        }
    }

    /// <summary>A tick begins, once the queries that are being answered are done.</summary>
    public async ValueTask Close()
    {
        _tickEnds ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_queries > 0)
        {
            _queriesEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _queriesEnd.Task;
            _queriesEnd = null;
        }
    }

    /// <summary>The tick has ended.</summary>
    public void Open()
    {
        var tickEnds = _tickEnds;
        _tickEnds = null;
        tickEnds?.TrySetResult();
    }
}
