namespace AdoptionSim.Tests.Support;

/// <summary>Waits, up to a limit, for a condition of the system under test. It is the only place in the tests that waits for time to pass.</summary>
public static class Until
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>The time limit, far longer than any condition takes: it only ends tests that would hang.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Returns when the condition is true. Fails the test after the limit.</summary>
    /// <param name="what">The condition in words, for the failure's message.</param>
    /// <param name="condition">Evaluated again and again. May throw to end the wait, for example with <see cref="Assert.Fail"/>.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public static async Task True(string what, Func<Task<bool>> condition, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        var started = time.GetTimestamp();
        while (!await condition())
        {
            Assert.True(time.GetElapsedTime(started) < Limit, $"Not within {Limit.TotalSeconds} s: {what}");
#pragma warning disable RS0030 // The exception to the rule, see above.
            await Task.Delay(BetweenLooks, time);
#pragma warning restore RS0030
        }
    }

    /// <summary>Returns when the condition is true. Fails the test after the limit.</summary>
    public static Task True(string what, Func<bool> condition) => True(what, () => Task.FromResult(condition()));
}
