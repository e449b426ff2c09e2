using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary><c>adoptsim cluster add</c>: starts one more silo (server process) in the cluster of the working folder.</summary>
internal sealed class ClusterAdd(CliEnvironment environment)
{
    private readonly ClusterFolder _folder = new(environment);

    /// <exception cref="ClusterException">No cluster is running, or the silo does not start.</exception>
    public async Task<int> CarryOutAsync(bool json, CancellationToken cancellation)
    {
        _folder.Require();
        using (_folder.Lock())
        {
            var before = _folder.Running()
                ?? throw new ClusterException("All silos of the cluster are dead; `adoptsim cluster down` removes what is left of it.");
            if (before.IsLocalhost && !before.Silos.Any(silo => silo.IsPrimary && silo.IsAlive(environment.Silos)))
            {
                throw new ClusterException(
                    "The first silo, which holds the membership, is dead, so no other silo can join. `adoptsim cluster down` ends the cluster."
                );
            }

            try
            {
                var cluster = await new Starting(environment, _folder).StartAsync(before, 1, cancellation);
                ClusterCommand.PrintReport(environment, await new Reporting(environment).ReportAllActiveAsync(cluster, cancellation), json);
            }
            catch (Exception error) when (error is ClusterException or OperationCanceledException or RefusedException)
            {
                _folder.Write(before);
                throw;
            }
        }

        return ExitStatus.Done;
    }
}
