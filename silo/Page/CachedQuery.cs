namespace AdoptionSim.Silo.Page;

/// <summary>Keeps the answer to a query for a while and returns it to every reader, so that any number of readers causes one query.</summary>
internal sealed class CachedQuery<T>(Func<Task<T>> ask, TimeSpan age, TimeProvider time)
{
    private readonly Lock _lock = new();
    private Task<T>? _answer;
    private long _asked;

    /// <summary>
    /// Returns the last answer if it is recent enough or still being fetched; otherwise asks again and returns the new answer. A failed query is repeated by
    /// the next call.
    /// </summary>
    public Task<T> Get()
    {
        lock (_lock)
        {
            if (_answer is null || (_answer.IsCompleted && (!_answer.IsCompletedSuccessfully || time.GetElapsedTime(_asked) > age)))
            {
                (_asked, _answer) = (time.GetTimestamp(), ask());
            }

            return _answer;
        }
    }
}
