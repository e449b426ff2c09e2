using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Inspect;

/// <summary>
/// Performs <c>adoptsim inspect</c>: asks the grain (Orleans object) of one entity of a run, such as a citizen or a tower, for its state. It connects to the
/// silos of a cluster, or to those of a process that waits after <c>run --keep</c>, and disconnects at the end.
/// </summary>
internal sealed class Inspector(CliEnvironment environment, RunAddress address)
{
    /// <summary>Time limit for connecting. A run that was killed leaves its address file behind, and nothing answers there.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="RefusedException">The run does not answer, or has no such entity.</exception>
    public async Task<Inspection> AskAsync(string id, Func<ICluster, string, Task<Inspection>> ask, CancellationToken cancellation)
    {
        await using var cluster = await ConnectAsync(cancellation);
        try
        {
            return await ask(cluster, $"{address.Name}/{id}").WaitAsync(cancellation);
        }
        catch (Exception error) when (error is KeyNotFoundException or ArgumentException or CommandRefusedException or InvalidOperationException)
        {
            throw new RefusedException($"ID is '{Names.Short(id)}'; expected one that run {address.Name} has: {error.Message}", error);
        }
    }

    private async Task<ICluster> ConnectAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(CallTimeout, environment.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await environment.Clusters.ConnectAsync(address.Cluster, either.Token).WaitAsync(either.Token);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            throw new RefusedException(
                $"--run is '{address.Name}', which does not answer: it is no longer kept, or its cluster has ended "
                    + $"({error.Message.TrimEnd('.')}). {await environment.Clusters.DiagnoseAsync(address.Cluster)}",
                error
            );
        }
    }
}
