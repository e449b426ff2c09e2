using System.Net.Sockets;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>What happens when a silo or a grain is lost. Anything else is an error of the run itself, and would come again.</summary>
internal static class Losses
{
    public static bool Is(Exception error) => error switch
    {
        AggregateException many => many.InnerExceptions.All(Is),
        NotHereException or OrleansException or TimeoutException or SocketException => true,
        _ => error.InnerException is { } inner && Is(inner),
    };

    /// <summary>Does what whoever is lost has no need of, such as telling it that a run is over.</summary>
    public static async Task Bear(Func<Task> task)
    {
        try
        {
            await task();
        }
        catch (Exception error) when (StoreFailures.Is(error) || Is(error) || error is StaleEpochException)
        {
            // Nothing is left to do there.
        }
    }
}
