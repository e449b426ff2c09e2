namespace AdoptionSim.Runtime.Districts;

/// <summary>
/// Keeps queries out of a tick: a query that arrives within a tick waits for its end, and a tick waits for the queries in progress. Safe for queries and ticks
/// on different threads.
/// </summary>
public sealed class TickGate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _tickEnds;
    private TaskCompletionSource? _queriesEnd;
    private int _queries;

    /// <summary>Answers a query between two ticks; during a tick it waits for the end of the tick.</summary>
    public async Task<T> Ask<T>(Func<ValueTask<T>> query)
    {
        while (Enter() is { } tickEnds)
        {
            await tickEnds;
        }

        try
        {
            return await query();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Begins a tick: closes the gate to new queries, and completes when the queries in progress are done.</summary>
    public ValueTask Close()
    {
        lock (_lock)
        {
            _tickEnds ??= NewSource();
            if (_queries == 0)
            {
                return default;
            }

            _queriesEnd ??= NewSource();
            return new(_queriesEnd.Task);
        }
    }

    /// <summary>Ends a tick: opens the gate to the queries that wait for its end.</summary>
    public void Open()
    {
        TaskCompletionSource? tickEnds;
        lock (_lock)
        {
            (tickEnds, _tickEnds) = (_tickEnds, null);
        }

        tickEnds?.SetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Admits a query if no tick is in progress.</summary>
    /// <returns>Null if the query is admitted; otherwise the task to wait for.</returns>
    private Task? Enter()
    {
        lock (_lock)
        {
            if (_tickEnds is { } tickEnds)
            {
                return tickEnds.Task;
            }

            _queries++;
            return null;
        }
    }

    private void Leave()
    {
        TaskCompletionSource? queriesEnd = null;
        lock (_lock)
        {
            _queries--;
            if (_queries == 0)
            {
                (queriesEnd, _queriesEnd) = (_queriesEnd, null);
            }
        }

        queriesEnd?.SetResult();
    }
}
