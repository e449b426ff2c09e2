using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary>
/// Keeps the latest answer to a slow query. Callers wait only for the first answer, for at most a second; later they get the newest answer at once.
/// </summary>
/// <param name="ask">Sends the query.</param>
/// <param name="otherwise">The answer to return before the query has been answered.</param>
internal sealed class CachedQuery<T>(Func<Task<T>> ask, T otherwise, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private Task<T>? _asked;
    private T _answer = otherwise;
    private bool _hasAnswered;

    /// <summary>Returns the latest answer and starts a new query if none is in progress. A failed query is repeated at the next call.</summary>
    public async Task<T> AskAsync()
    {
        var asked = _asked ??= SafelyAsync();
        if (!_hasAnswered)
        {
            await Task.WhenAny(asked, Task.Delay(LongestWait, time));
        }

        if (asked.IsCompleted)
        {
            (_answer, _asked) = (await asked, null);
        }

        return _answer;
    }

    private async Task<T> SafelyAsync()
    {
        try
        {
            var answer = await ask();
            _hasAnswered = true;
            return answer;
        }
        catch (Exception error) when (RetryPolicy.IsPassing(error))
        {
            return _answer;
        }
    }
}
