namespace AdoptionSim.Client.Connections;

/// <summary>Connects to a cluster of other processes, with a time limit in case its silos are frozen.</summary>
internal static class Connecting
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <param name="name">The cluster as the user wrote it.</param>
    /// <exception cref="ClusterException">The cluster does not answer.</exception>
    public static async Task<ICluster> ConnectAsync(
        CliEnvironment environment,
        ClusterAddress address,
        string name,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(timeout, environment.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await environment.Clusters.ConnectAsync(address, either.Token).WaitAsync(either.Token);
        }
        catch (ClusterException error)
        {
            throw new ClusterException($"--cluster {name}: {error.Message}", error);
        }
        catch (Exception error) when (error is not RefusedException && !cancellation.IsCancellationRequested)
        {
            throw new ClusterException(
                $"--cluster {name}: no silo of cluster {address.ClusterId} answers at {address.Gateway} ({error.Message.TrimEnd('.')}). "
                    + $"{await environment.Clusters.DiagnoseAsync(address)}{ClusterOption.WhereTheIdIs(name)}",
                error
            );
        }
    }
}
