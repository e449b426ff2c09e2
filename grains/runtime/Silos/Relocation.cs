using AdoptionSim.Runtime.Silos.Calls;
using Orleans.Runtime.Placement;
using Polly;
using Polly.Retry;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Moves a grain to the silo that the placement plan assigns to it. A placement hint decides on which silo a new activation starts. A silo that does not know
/// the hinted silo yet ignores the hint, and a grain that is already active elsewhere stays there. In both cases the grain then migrates.
/// </summary>
public sealed class Relocation
{
    private const int Attempts = 300;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private readonly SiloCalls _calls;
    private readonly ResiliencePipeline<bool> _untilThere;

    public Relocation(SiloCalls calls, TimeProvider time)
    {
        _calls = calls;
        _untilThere = new ResiliencePipelineBuilder<bool> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<bool>
                {
                    ShouldHandle = new PredicateBuilder<bool>().HandleResult(isThere => !isThere),
                    MaxRetryAttempts = Attempts - 1,
                    Delay = BetweenAttempts,
                }
            )
            .Build();
    }

    /// <summary>Returns true if the grain is on the given silo. Otherwise returns false, and the grain migrates there as soon as it is idle.</summary>
    internal static bool IsOn(IGrainBase grain, SiloAddress here, SiloAddress silo)
    {
        if (silo.Equals(here))
        {
            return true;
        }

        // Deactivation is not enough: a silo that remembers this address would activate the grain here again.
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        grain.MigrateOnIdle();
        return false;
    }

    /// <summary>Moves a grain to a silo: calls it repeatedly, with the silo as placement hint, until it is there.</summary>
    /// <param name="isOn">Asks the grain if it is on the silo.</param>
    /// <exception cref="NotHereException">The grain has not moved to the silo in time.</exception>
    public async Task Settle(SiloAddress silo, Func<ValueTask<bool>> isOn)
    {
        // The pauses must stay on the scheduler of the calling grain.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true);
        try
        {
            if (!await _untilThere.ExecuteAsync(static (_, ask) => Ask(ask.Silo, ask.IsOn), context, (Silo: silo, IsOn: isOn)))
            {
                throw new NotHereException($"A grain of silo {silo} has not moved there within {Attempts * BetweenAttempts:g}.");
            }
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Moves a grain to a silo as <see cref="Settle"/> does, and also repeats calls that get lost between two silos.</summary>
    /// <exception cref="NotHereException">The grain has not moved to the silo in time, or the silo has left the cluster.</exception>
    public Task SettleElsewhere(SiloAddress silo, Func<ValueTask<bool>> isOn) =>
        Settle(silo, () => new ValueTask<bool>(_calls.Repeat(silo, () => Ask(silo, isOn).AsTask())));

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

/// <summary>Thrown if a silo does not have what a call needs, such as a district: districts have moved, or a grain was lost.</summary>
[GenerateSerializer, Alias("adoptsim.not-here-exception")]
public sealed class NotHereException : Exception
{
    public NotHereException() { }

    public NotHereException(string message)
        : base(message) { }

    public NotHereException(string message, Exception innerException)
        : base(message, innerException) { }
}
