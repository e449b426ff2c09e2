using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Checks every two seconds that the store of runs answers. While it does not, no checkpoints are stored, and the silo reports that it is not ready.
/// </summary>
internal sealed partial class StoreWatch(SiloRuns runs, TimeProvider time, ILogger<StoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (runs.Store is not { } store)
        {
            return;
        }

        var answered = true;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            var answers = await Answers(store, stoppingToken);
            if (answers != answered)
            {
                Log(store, answers);
            }

            answered = answers;
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static async Task<bool> Answers(ICheckpointStore store, CancellationToken cancellation)
    {
        try
        {
            await store.Check(cancellation);
            return true;
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            return false;
        }
    }

    private void Log(ICheckpointStore store, bool answers)
    {
        if (answers)
        {
            LogBack();
        }
        else
        {
            LogAway(store.Problem);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The store of runs does not answer; no checkpoints are taken until it does: {Problem}")]
    private partial void LogAway(string? problem);

    [LoggerMessage(LogLevel.Information, "The store of runs answers again")]
    private partial void LogBack();
}
