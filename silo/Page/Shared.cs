namespace AdoptionSim.Silo.Page;

/// <summary>An answer that all share who ask while it is fresh: however many look on, the cluster is asked once.</summary>
internal sealed class Shared<T>(Func<Task<T>> ask, TimeSpan age, TimeProvider time)
{
    private readonly Lock _lock = new();
    private Task<T>? _answer;
    private long _asked;

    /// <summary>The answer on its way, or one that is not older than the age; one that failed is asked for anew.</summary>
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
