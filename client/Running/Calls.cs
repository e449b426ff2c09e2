using System.Globalization;
using AdoptionSim.Client.Clusters;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Contracts.Runs;
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
    public static readonly Calls Direct = new(ResiliencePipeline.Empty, TimeProvider.System, cluster: null);

    /// <summary>How long a cluster may be away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A call that was under way to a silo that is lost is never answered. Longer than a silo under full load takes to answer at once.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    /// <summary>Of calls that store something, or wait for a tick, before they answer.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(20);

    /// <summary>How long nothing may listen at any gateway of this machine: a cluster that is started again on its ports takes that long.</summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _time;
    private readonly ICluster? _cluster;
    private long? _goneSince;

    private Calls(ResiliencePipeline pipeline, TimeProvider time, ICluster? cluster) => (_pipeline, _time, _cluster) = (pipeline, time, cluster);

    /// <summary>How long a call may take once the user has asked to end; null within one process, where every call is answered.</summary>
    public TimeSpan? LongestOnceCancelled => _cluster is null ? null : LongestFarewell;

    /// <param name="tell">Told once of each outage.</param>
    public static Calls Patient(ICluster cluster, TimeProvider time, Action<string> tell)
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
        return new Calls(new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(Patience).AddRetry(retry).Build(), time, cluster);
    }

    /// <summary>What is answered at once.</summary>
    /// <exception cref="ClusterException">The cluster did not answer for so long that it is taken as lost.</exception>
    public Task<T> AskAsync<T>(Func<Task<T>> call) => CallAsync(call, LongestAnswer);

    /// <summary>What stores something, or waits for a tick, before it is answered.</summary>
    /// <exception cref="ClusterException">The cluster did not answer for so long that it is taken as lost.</exception>
    public Task<T> AwaitAsync<T>(Func<Task<T>> call) => CallAsync(call, LongestWork);

    /// <inheritdoc cref="AwaitAsync{T}(Func{Task{T}})"/>
    public Task AwaitAsync(Func<Task> call) => AwaitAsync(Answering(call));

    private static Func<Task<bool>> Answering(Func<Task> call) => async () =>
    {
        await call();
        return true;
    };

    private async Task<T> CallAsync<T>(Func<Task<T>> call, TimeSpan longest)
    {
        if (_cluster is not { } cluster)
        {
            return await call();
        }

        try
        {
            return await _pipeline.ExecuteAsync(async cancellation => await OnceAsync(cluster, call, longest, cancellation));
        }
        catch (Polly.Timeout.TimeoutRejectedException error)
        {
            throw new ClusterException(
                string.Create(CultureInfo.InvariantCulture, $"The cluster has not answered for {Patience.TotalMinutes:N0} minutes. `adoptsim cluster status` shows what is left of it."), error);
        }
    }

    private async Task<T> OnceAsync<T>(ICluster cluster, Func<Task<T>> call, TimeSpan longest, CancellationToken cancellation)
    {
        var passage = cluster.Passage;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(passage, cancellation);
        try
        {
            var answer = await call().WaitAsync(longest, _time, either.Token);
            _goneSince = null;
            return answer;
        }
        catch (Exception error) when (IsPassing(error))
        {
            await CheckIsThereAsync(cluster);
            throw;
        }
        catch (OperationCanceledException error) when (passage.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The silo that was asked by does not answer; another one is asked.", error);
        }
    }

    /// <exception cref="ClusterException">For a while nothing has listened where the cluster was.</exception>
    private async Task CheckIsThereAsync(ICluster cluster)
    {
        if (!await cluster.IsGoneAsync())
        {
            _goneSince = null;
            return;
        }

        _goneSince ??= _time.GetTimestamp();
        if (_time.GetElapsedTime(_goneSince.Value) >= LongestAbsence)
        {
            throw new ClusterException(
                $"The cluster has ended: no silo listens at {cluster.Address!.Gateway} any more. It was taken down, or all its silos have died. After `adoptsim cluster up`, `adoptsim runs resume NAME` continues a run that was stored.");
        }
    }

    /// <summary>What comes of silos and connections, not of the run.</summary>
    internal static bool IsPassing(Exception error) =>
        error is OrleansException or TimeoutException or StoreAwayException or Orleans.Runtime.Messaging.ConnectionFailedException or IOException or System.Net.Sockets.SocketException;
}
