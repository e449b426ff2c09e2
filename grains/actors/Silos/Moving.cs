using AdoptionSim.Actors.Silos.Calls;
using Orleans.Runtime.Placement;

namespace AdoptionSim.Actors.Silos;

/// <summary>
/// Puts a grain onto the silo that the plan has for it. A hint says where it shall come to be; a silo that does not know of another yet ignores it, and
/// one that has been elsewhere stays there: then the grain moves.
/// </summary>
internal static class Moving
{
    private const int Attempts = 300;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>The grain's own part: tells whether it is on the silo; where not, it goes there as soon as it is idle.</summary>
    public static bool IsOn(IGrainBase grain, SiloAddress here, SiloAddress silo)
    {
        if (silo.Equals(here))
        {
            return true;
        }

        // Not merely deactivated: who remembers this place would make it anew right here.
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        grain.MigrateOnIdle();
        return false;
    }

    /// <param name="isOn">Asks the grain; called under the hint, again and again until it is there.</param>
    /// <exception cref="NotHereException">It did not come.</exception>
    public static async Task Settle(SiloAddress silo, Func<ValueTask<bool>> isOn)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await Ask(silo, isOn))
            {
                return;
            }

            await Task.Delay(BetweenAttempts);
        }

        throw new NotHereException($"A grain that belongs to silo {silo} came to be on other silos for {Attempts * BetweenAttempts:g}.");
    }

    /// <inheritdoc cref="Settle(SiloAddress, Func{ValueTask{bool}})"/>
    /// <remarks>A question that is lost is asked again; the grain may be on another silo.</remarks>
    public static Task Settle(SiloCalls calls, SiloAddress silo, Func<ValueTask<bool>> isOn) =>
        Settle(silo, () => new ValueTask<bool>(calls.Repeat(silo, () => Ask(silo, isOn).AsTask())));

    private static ValueTask<bool> Ask(SiloAddress silo, Func<ValueTask<bool>> isOn)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        try
        {
            return isOn();
        }
        finally
        {
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        }
    }
}

/// <summary>What was asked of a silo is not there: the plan has changed, or a grain was lost.</summary>
[GenerateSerializer]
public sealed class NotHereException : Exception
{
    public NotHereException()
    {
    }

    public NotHereException(string message)
        : base(message)
    {
    }

    public NotHereException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
