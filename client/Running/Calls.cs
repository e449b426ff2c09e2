using System.Globalization;
using AdoptionSim.Client.Clusters;
using Polly;
using Polly.Retry;

namespace AdoptionSim.Client.Running;

/// <summary>
/// Calls to a run. Those to a cluster are patient: when the silo that carries the run or the one that the client came in by is lost, the
/// run comes to be on another, and the call is made again. All calls to a run may be made twice.
/// </summary>
internal sealed class Calls
{
    /// <summary>Within one process no silo is lost.</summary>
    public static readonly Calls Direct = new(ResiliencePipeline.Empty, TimeProvider.System);

    /// <summary>How long a cluster may be away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A call that was under way to a silo that is lost is never answered.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _time;

    private Calls(ResiliencePipeline pipeline, TimeProvider time) => (_pipeline, _time) = (pipeline, time);

    /// <param name="tell">Told once of each outage.</param>
    public static Calls Patient(TimeProvider time, Action<string> tell)
    {
        var retry = new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsPassing),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            OnRetry = outage =>
            {
                if (outage.AttemptNumber == 0)
                {
                    tell(string.Create(
                        CultureInfo.InvariantCulture,
                        $"The cluster does not answer ({outage.Outcome.Exception!.GetType().Name}); asking again for up to {Patience.TotalMinutes:N0} minutes"));
                }

                return default;
            },
        };
        return new Calls(new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(Patience).AddRetry(retry).Build(), time);
    }

    public Task AskAsync(Func<Task> call) => AskAsync(async () =>
    {
        await call();
        return true;
    });

    /// <exception cref="ClusterException">The cluster did not answer for so long that it is taken as lost.</exception>
    public async Task<T> AskAsync<T>(Func<Task<T>> call)
    {
        if (_pipeline == ResiliencePipeline.Empty)
        {
            return await call();
        }

        try
        {
            return await _pipeline.ExecuteAsync(async cancellation => await call().WaitAsync(LongestCall, _time, cancellation));
        }
        catch (Polly.Timeout.TimeoutRejectedException error)
        {
            throw new ClusterException(
                string.Create(CultureInfo.InvariantCulture, $"The cluster has not answered for {Patience.TotalMinutes:N0} minutes. `adoptsim cluster status` shows what is left of it."), error);
        }
    }

    /// <summary>What comes of silos and connections, not of the run.</summary>
    internal static bool IsPassing(Exception error) =>
        error is OrleansException or TimeoutException or Orleans.Runtime.Messaging.ConnectionFailedException or IOException or System.Net.Sockets.SocketException;
}
