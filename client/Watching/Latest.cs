namespace AdoptionSim.Client.Watching;

/// <summary>The latest answer to a question that may take its time. Only the first is waited for, and not long; whoever asks later gets the last one that came.</summary>
internal sealed class Latest<T>(Func<Task<T>> ask, T otherwise, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private Task<T>? _asked;
    private T _answer = otherwise;
    private bool _hasAnswered;

    /// <summary>A question that failed is asked anew the next time.</summary>
    public async Task<T> AskAsync()
    {
        var asked = _asked ??= SafelyAsync();
        if (!_hasAnswered)
        {
            await Task.WhenAny(asked, Task.Delay(Patience, time));
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
        catch (Exception error) when (Running.Calls.IsPassing(error))
        {
            return _answer;
        }
    }
}
