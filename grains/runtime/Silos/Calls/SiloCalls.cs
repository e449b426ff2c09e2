using Polly;
using Polly.Retry;

namespace AdoptionSim.Runtime.Silos.Calls;

/// <summary>
/// Makes calls between silos. Orleans sends a message at most once: if the request or the answer is lost between two live silos, it is not sent again. So each
/// call is repeated after a short timeout, and its receiver must recognise a repetition. If the called silo leaves the cluster, the repetitions end.
/// </summary>
public sealed class SiloCalls
{
    private readonly ClusterView _cluster;
    private readonly SiloCallOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _repeat;

    public SiloCalls(ClusterView cluster, SiloCallOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_cluster, _options, _time) = (cluster, options, time);
        _repeat = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<LostCallException>(),
                    MaxRetryAttempts = options.MostRepeats,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = options.FirstPause,
                    MaxDelay = options.LongestPause,
                }
            )
            .Build();
    }

    /// <summary>True if the silo is an active member of the cluster, even one about to leave.</summary>
    public bool IsThere(SiloAddress silo) => _cluster.IsThere(silo);

    /// <summary>Repeats a call until the work that it starts is done, and returns the result of the work.</summary>
    /// <param name="silo">The silo that is to answer.</param>
    /// <param name="call">Returns null if the work is still in progress.</param>
    /// <exception cref="NotHereException">The silo has not answered after all repetitions, or has left the cluster.</exception>
    public async Task<T> Finish<T>(SiloAddress silo, Func<Task<T?>> call)
        where T : class
    {
        while (true)
        {
            if (await Repeat(silo, call) is { } done)
            {
                return done;
            }
        }
    }

    /// <summary>Repeats a call until the silo answers, and returns the answer.</summary>
    /// <param name="silo">The silo that is to answer.</param>
    /// <exception cref="NotHereException">The silo has not answered after all repetitions, or has left the cluster.</exception>
    public async Task<T> Repeat<T>(SiloAddress silo, Func<Task<T>> call)
    {
        // A repetition is made in a turn of the calling grain, like the first attempt.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true);
        try
        {
            return await _repeat.ExecuteAsync(async _ => await Once(silo, call), context);
        }
        catch (LostCallException lost)
        {
            throw new NotHereException(
                $"Silo {silo} has not answered {1 + _options.MostRepeats} requests: {lost.InnerException!.Message}",
                lost.InnerException
            );
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <inheritdoc cref="Repeat{T}(SiloAddress, Func{Task{T}})"/>
    public Task Repeat(SiloAddress silo, Func<Task> call) => Repeat(silo, async () =>
        {
            await call();
            return true;
        });

    /// <summary>True if the error means that a message was lost, rather than being the outcome of the call.</summary>
    internal static bool IsLost(Exception error) => error is TimeoutException or OrleansException;

    private async Task<T> Once<T>(SiloAddress silo, Func<Task<T>> call)
    {
        Task<T>? answer = null;
        try
        {
            answer = call();
            return await answer.WaitAsync(_options.Timeout, _time);
        }
        catch (Exception error) when (IsLost(error))
        {
            answer?.Ignore();
            throw _cluster.IsThere(silo)
                ? new LostCallException(error.Message, error)
                : new NotHereException($"Silo {silo} has left the cluster: {error.Message}", error);
        }
    }

    /// <summary>Thrown if a call to a silo in the cluster gets no answer.</summary>
    private sealed class LostCallException(string message, Exception reason) : Exception(message, reason);
}
