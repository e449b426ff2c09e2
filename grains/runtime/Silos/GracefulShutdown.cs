using Microsoft.Extensions.Hosting;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Shuts a silo down gracefully. It first announces to all others that it leaves, and stays until the runs have stored their districts and others have taken
/// them over. The rest of the host stops afterwards, so that health and metrics answer in the meantime.
/// </summary>
internal sealed class GracefulShutdown(SiloRuns runs, ClusterView cluster, SiloServices services, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>
    /// The maximum time for which a silo that shuts down waits for its runs: longer than a checkpoint of a large run takes, and less than the host's time to
    /// stop.
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
