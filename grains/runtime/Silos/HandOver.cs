using Microsoft.Extensions.Hosting;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// A silo that is told to stop first says so to all others, and stays until the runs have stored their districts and let others take them over.
/// That is before anything else of the host stops, so that health and metrics answer meanwhile.
/// </summary>
internal sealed class HandOver(SiloRuns runs, ClusterView cluster, SiloServices services, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>Longer than a checkpoint of a large run takes; less than the host is given to stop.</summary>
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
        await services.TellAll(cluster.Members, silo => silo.Leaves(cluster.Here));
        while (runs.AnyUnderWay && !enough.IsCancellationRequested)
        {
            await Task.Delay(BetweenLooks, time, enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
