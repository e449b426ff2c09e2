using AdoptionSim.Client.Hosting;
using AdoptionSim.Interfaces.Silos;

namespace AdoptionSim.Client.Clusters;

/// <summary>Asks a cluster's silos about themselves, one after the other, until one answers for all.</summary>
internal sealed class Reporting(Surroundings surroundings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>A silo is ready a moment before all others know of it.</summary>
    private static readonly TimeSpan LongestAcquaintance = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<ClusterReport> ReportAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        foreach (var silo in cluster.Silos.Where(silo => silo.IsAlive(surroundings.Silos)))
        {
            if (await AskAsync(cluster, silo, cancellation) is { } views)
            {
                return ClusterReport.Of(cluster, views, surroundings.Silos);
            }
        }

        return ClusterReport.Of(cluster, [], surroundings.Silos);
    }

    /// <summary>As soon as every silo whose process is alive is known as active.</summary>
    public async Task<ClusterReport> ReportAllActiveAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(LongestAcquaintance, surroundings.Time);
        while (true)
        {
            var report = await ReportAsync(cluster, cancellation);
            if (enough.IsCancellationRequested || report.Silos.All(silo => silo.State == SiloLine.Active))
            {
                return report;
            }

            await Task.Delay(Pause, surroundings.Time, cancellation);
        }
    }

    /// <summary>Null where the silo does not answer in time.</summary>
    private async Task<SiloView[]?> AskAsync(LocalCluster cluster, LocalSilo silo, CancellationToken cancellation)
    {
        try
        {
            var address = new ClusterAddress(silo.Gateway, cluster.ClusterId, LocalCluster.ServiceId);
            await using var connection = await Connecting.ConnectAsync(surroundings, address, silo.Gateway, Patience, cancellation);
            return await connection.Grain<ISilos>(ISilos.Key).List().WaitAsync(Patience, surroundings.Time, cancellation);
        }
        catch (Exception error) when (error is ClusterException or TimeoutException or OrleansException)
        {
            return null;
        }
    }
}
