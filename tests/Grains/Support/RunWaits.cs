using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Tests.Support.Runs;

/// <summary>Waits for a run's progress. A run that fails or ends early fails the test with the run's error instead of being asked for ever.</summary>
/// <remarks>Linked as source by the other test projects that have runs.</remarks>
internal static class RunWaits
{
    /// <summary>Returns when the run has done a tick.</summary>
    public static async Task<RunProgress> Reach(this IRun run, Tick tick)
    {
        while (true)
        {
            var progress = await run.WaitFor(tick);
            if (progress.Tick >= tick)
            {
                return progress;
            }

            Assert.True(progress.IsUnderWay(), $"The run is {progress.State} at tick {progress.Tick}, before tick {tick}: {progress.Error}");
        }
    }

    /// <summary>Returns when the run has ended, done or cancelled. A run that fails fails the test.</summary>
    public static async Task<RunProgress> ToEnd(this IRun run)
    {
        RunProgress progress;
        do
        {
            progress = await run.WaitFor(new Tick(int.MaxValue));
        } while (progress.IsUnderWay());

        AssertEndedWell(progress);
        return progress;
    }

    /// <summary>
    /// Repeats an action while the run is under way. A run that fails fails the test. So does one that was over before the action was done once.
    /// </summary>
    public static async Task WhileUnderWay(this IRun run, Func<Task> action)
    {
        var repeats = 0;
        var progress = await run.Progress();
        for (; progress.IsUnderWay(); progress = await run.Progress())
        {
            await action();
            repeats++;
        }

        AssertEndedWell(progress);
        Assert.True(repeats > 0, "The run was over before anything was tried.");
    }

    private static void AssertEndedWell(RunProgress progress) =>
        Assert.True(
            progress.State is RunState.Done or RunState.Cancelled && progress.Error is null,
            $"The run is {progress.State} at tick {progress.Tick}: {progress.Error}"
        );

    private static bool IsUnderWay(this RunProgress progress) => progress.State is RunState.Preparing or RunState.Running;
}
