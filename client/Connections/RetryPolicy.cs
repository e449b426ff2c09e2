using System.Globalization;
using AdoptionSim.Contracts.Runs;
using Polly;
using Polly.Retry;

namespace AdoptionSim.Client.Connections;

/// <summary>
/// Makes calls to a run and repeats those that fail. After the loss of the silo that executes the run, another silo continues it. After the loss of the
/// gateway in use, the client uses another one. Because calls are repeated, all calls to a run can safely be made twice.
/// </summary>
internal sealed class RetryPolicy
{
    /// <summary>
    /// The policy for silos within this process. They cannot be lost, but on an overloaded machine they may not answer within the time limit of Orleans. Then
    /// the call is made again.
    /// </summary>
    public static readonly RetryPolicy Direct = new(
        new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<TimeoutException>(),
                    MaxRetryAttempts = 10,
                    Delay = TimeSpan.Zero,
                }
            )
            .Build(),
        TimeProvider.System,
        cluster: null
    );

    /// <summary>How long a cluster may be unavailable before a call fails.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Time limit for one attempt at a call that the cluster answers at once. A lost silo never answers; a silo under full load answers sooner than this.
    /// </summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    /// <summary>Time limit for one attempt at a call that stores something, or waits for a tick (step of simulated time), before it returns.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long all gateways on this machine may be closed before the cluster counts as ended. A restart on the same ports takes about this long.
    /// </summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _time;
    private readonly ICluster? _cluster;
    private long? _goneSince;

    private RetryPolicy(ResiliencePipeline pipeline, TimeProvider time, ICluster? cluster) => (_pipeline, _time, _cluster) = (pipeline, time, cluster);

    /// <summary>Time limit for a call after the user has asked to stop; null (no limit) for silos within this process, which cannot be lost.</summary>
    public TimeSpan? LongestOnceCancelled => _cluster is null ? null : LongestFarewell;

    /// <param name="report">Called with a message once per outage.</param>
    public static RetryPolicy Persistent(ICluster cluster, TimeProvider time, Action<string> report)
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
                    report(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The cluster does not answer ({outage.Outcome.Exception!.GetType().Name}); retrying for up to {TimeLimit.TotalMinutes:N0} minutes"
                        )
                    );
                }

                return default;
            },
        };
        return new RetryPolicy(
            new ResiliencePipelineBuilder { TimeProvider = time }
                .AddTimeout(TimeLimit)
                .AddRetry(retry)
                .Build(),
            time,
            cluster
        );
    }

    /// <summary>Makes a call that the cluster answers at once, and returns the answer. The call is repeated while silos or connections fail.</summary>
    /// <exception cref="ClusterException">The cluster has not answered for so long that it is considered lost.</exception>
    public Task<T> AskAsync<T>(Func<Task<T>> call) => CallAsync(call, LongestAnswer);

    /// <summary>
    /// Makes a call that stores something or waits for a tick (step of simulated time), and returns the result. The call is repeated while silos or connections
    /// fail.
    /// </summary>
    /// <exception cref="ClusterException">The cluster has not answered for so long that it is considered lost.</exception>
    public Task<T> AwaitAsync<T>(Func<Task<T>> call) => CallAsync(call, LongestWork);

    /// <inheritdoc cref="AwaitAsync{T}(Func{Task{T}})"/>
    public Task AwaitAsync(Func<Task> call) => AwaitAsync(Answering(call));

    private static Func<Task<bool>> Answering(Func<Task> call) =>
        async () =>
        {
            await call();
            return true;
        };

    private async Task<T> CallAsync<T>(Func<Task<T>> call, TimeSpan longest)
    {
        if (_cluster is not { } cluster)
        {
            return await _pipeline.ExecuteAsync(async _ => await call());
        }

        try
        {
            return await _pipeline.ExecuteAsync(async cancellation => await OnceAsync(cluster, call, longest, cancellation));
        }
        catch (Polly.Timeout.TimeoutRejectedException error)
        {
            throw new ClusterException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The cluster has not answered for {TimeLimit.TotalMinutes:N0} minutes. `adoptsim cluster status` shows what is left of it."
                ),
                error
            );
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
            throw new TimeoutException("The gateway in use does not answer; retrying with another one.", error);
        }
    }

    /// <exception cref="ClusterException">All gateways have been closed for a while.</exception>
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
                $"The cluster has ended: no silo listens at {cluster.Address!.Gateway} any more. It was taken down, or all its silos have died. "
                    + "After `adoptsim cluster up`, `adoptsim runs resume NAME` continues a run that was stored."
            );
        }
    }

    /// <summary>True for errors of silos and connections, which a retry may overcome; false for errors of the run itself.</summary>
    internal static bool IsPassing(Exception error) =>
        error
            is OrleansException
                or TimeoutException
                or StoreAwayException
                or Orleans.Runtime.Messaging.ConnectionFailedException
                or IOException
                or System.Net.Sockets.SocketException;
}
