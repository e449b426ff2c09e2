namespace AdoptionSim.Watch.Tests.Support;

/// <summary>Asks again until the answer is as hoped for; a deadline that no machine needs keeps a test that fails from going on for ever.</summary>
internal static class Poll
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    public static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        using var enough = new CancellationTokenSource(Deadline);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await holds())
        {
            Assert.False(enough.IsCancellationRequested, $"Not in {Deadline.TotalMinutes} minutes: {what}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
