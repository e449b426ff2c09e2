using System.Net.Sockets;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Recognises errors that mean the loss of a silo or a grain. A run can recover from them, and also from failures of the store, which
/// <see cref="StoreFailures"/> recognises. A timeout can mean either.
/// </summary>
internal static class SiloLoss
{
    public static bool Is(Exception error) =>
        error switch
        {
            AggregateException many => many.InnerExceptions.All(Is),
            NotHereException or OrleansException or TimeoutException or SocketException => true,
            _ => error.InnerException is { } inner && Is(inner),
        };

    /// <summary>
    /// Makes a best-effort call to a silo that may be gone. Ignores the loss of the silo, failures of the store, and refusals because another owner has claimed
    /// the run.
    /// </summary>
    public static async Task Ignore(Func<Task> task)
    {
        try
        {
            await task();
        }
        catch (Exception error) when (StoreFailures.Is(error) || Is(error) || error is StaleEpochException)
        {
            // The silo is gone, so there is nothing left to do.
        }
    }

    /// <summary>
    /// Returns the exception for a request about a run that continues on another silo. Clients repeat the request, and then reach the run's present owner.
    /// </summary>
    public static OrleansException ContinuesElsewhere(string run, Exception error) => new($"Run {run} continues on another silo.", error);
}
