using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>Asks the silos (server processes) of a cluster for their state. One silo that answers reports for all.</summary>
internal sealed class Reporting(CliEnvironment environment)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait until the cluster reports a silo that has just started as active.</summary>
    private static readonly TimeSpan LongestAcquaintance = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<ClusterReport> ReportAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        var gateways = string.Join(',', cluster.Silos.Where(silo => silo.IsAlive(environment.Silos)).Select(silo => silo.Gateway));
        return ClusterReport.Of(cluster, gateways.Length > 0 ? await AskAsync(cluster, gateways, cancellation) : [], environment.Silos);
    }

    /// <summary>Waits until every silo of the cluster is active or a time limit has passed, then returns the state of all.</summary>
    public async Task<ClusterReport> ReportAllActiveAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(LongestAcquaintance, environment.Time);
        while (true)
        {
            var report = await ReportAsync(cluster, cancellation);
            if (enough.IsCancellationRequested || report.Silos.All(silo => silo.State == SiloLine.Active))
            {
                return report;
            }

            await Task.Delay(Pause, environment.Time, cancellation);
        }
    }

    /// <summary>Returns the silos' reports on their state; an empty array if no silo answers in time.</summary>
    private async Task<SiloView[]> AskAsync(LocalCluster cluster, string gateways, CancellationToken cancellation)
    {
        try
        {
            var address = new ClusterAddress(gateways, cluster.ClusterId, LocalCluster.ServiceId);
            await using var connection = await Connecting.ConnectAsync(environment, address, ClusterOption.Local, CallTimeout, cancellation);
            return await connection.Grain<ISilos>(ISilos.Key).List().WaitAsync(CallTimeout, environment.Time, cancellation);
        }
        catch (Exception error) when (error is ClusterException or TimeoutException or OrleansException)
        {
            return [];
        }
    }
}
