using System.Net.Sockets;
using AdoptionSim.Actors.Silos;

namespace AdoptionSim.Actors.Runs;

/// <summary>What happens when a silo or a grain is lost. Anything else is an error of the run itself, and would come again.</summary>
internal static class Losses
{
    public static bool Is(Exception error) => error switch
    {
        AggregateException many => many.InnerExceptions.All(Is),
        NotHereException or OrleansException or TimeoutException or SocketException => true,
        _ => error.InnerException is { } inner && Is(inner),
    };
}
