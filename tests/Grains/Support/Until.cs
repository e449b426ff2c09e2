namespace AdoptionSim.Grains.Tests.Support;

/// <summary>Waits for a condition of the system under test, at most for a limit.</summary>
public static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <param name="what">The condition in words, for the failure's message.</param>
    public static async Task True(string what, Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Not within {Limit.TotalSeconds} s: {what}");
            await Task.Delay(BetweenLooks);
        }
    }

    public static Task True(string what, Func<bool> condition) => True(what, () => Task.FromResult(condition()));
}
