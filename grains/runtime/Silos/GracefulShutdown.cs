using Microsoft.Extensions.Hosting;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Shuts a silo down gracefully. It announces to all other silos that it leaves, and stays until its runs have stored their districts and other silos have
/// taken them over. The host's other services, such as health checks and metrics, stop only afterwards.
/// </summary>
internal sealed class GracefulShutdown(SiloRuns runs, ClusterView cluster, SiloServices services, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>
    /// The maximum time for which a silo that shuts down waits for its runs. It is longer than a checkpoint of a large run takes, and shorter than the time
    /// that the host has to stop.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(75);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        cluster.Leave(cluster.Here);
        if (runs.Store is null || cancellationToken.IsCancellationRequested)
        {
            return;
        }

        using var limit = new CancellationTokenSource(Longest, time);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        await services.CallAll(cluster.Members, silo => silo.Leaves(cluster.Here));
        while (runs.AnyUnderWay && !enough.IsCancellationRequested)
        {
            await Task.Delay(BetweenLooks, time, enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
