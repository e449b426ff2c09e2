using System.Globalization;
using AdoptionSim.Client.Connections;
using AdoptionSim.Nations.Files;
using Polly;
using Polly.Retry;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>The options of <c>adoptsim cluster up</c>.</summary>
/// <param name="PortBase">The first port; null for any free ports.</param>
internal sealed record UpOptions(int Silos, string? Postgres, string Checkpoints, int? PortBase, bool Json);

/// <summary><c>adoptsim cluster up</c>: starts a cluster of silo processes on this machine.</summary>
internal sealed class ClusterUp(CliEnvironment environment)
{
    /// <summary>The environment variable for a database connection string with a password, which must not be on the command line.</summary>
    public const string PostgresVariable = "ADOPTSIM_POSTGRES";

    private const int MostRetries = 2;

    private readonly ClusterFolder _folder = new(environment);

    /// <exception cref="RefusedException">A cluster is running here, or the options contradict each other.</exception>
    /// <exception cref="ClusterException">A silo does not start. The silos started before it are stopped.</exception>
    public async Task<int> CarryOutAsync(UpOptions options, CancellationToken cancellation)
    {
        options = options with { Postgres = PostgresOf(options) };
        if (options is { Checkpoints: LocalCluster.InPostgres, Postgres: null })
        {
            throw new RefusedException("--checkpoints is 'postgres' without --postgres; expected files, or postgres with --postgres CONNECTION.");
        }

        cancellation.ThrowIfCancellationRequested();
        try
        {
            using (_folder.Lock())
            {
                if (_folder.Running() is { } running)
                {
                    throw new RefusedException(
                        $"{environment.Folder} already has a running cluster of {Names.Counted(running.Silos.Length, "silo")}; expected at most one per "
                            + "working folder. `adoptsim cluster down` stops it."
                    );
                }

                _folder.Forget();
                var cluster = await StartAsync(options, cancellation);
                var report = await new Reporting(environment).ReportAllActiveAsync(cluster, cancellation);
                ClusterCommand.PrintReport(environment, report, options.Json);
            }
        }
        finally
        {
            _folder.RemoveIfEmpty();
        }

        return ExitStatus.Done;
    }

    private string? PostgresOf(UpOptions options) =>
        options.Postgres is { } given && EmbeddedHost.HasPassword(given)
            ? throw new RefusedException(
                "--postgres: the value holds a password, and the list of processes shows the command line to every user of this machine; set the "
                    + $"environment variable {PostgresVariable} instead of the option"
            )
            : options.Postgres ?? (environment.Variable(PostgresVariable) is { Length: > 0 } set ? set : null);

    /// <summary>
    /// Starts the silos and returns the cluster. If another process takes one of the free ports first, retries with other ports, unless the user chose them.
    /// </summary>
    private async Task<LocalCluster> StartAsync(UpOptions options, CancellationToken cancellation)
    {
        var onOtherPorts = new ResiliencePipelineBuilder { TimeProvider = environment.Time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<PortTakenException>(_ => options.PortBase is null),
                    MaxRetryAttempts = MostRetries,
                    Delay = TimeSpan.Zero,
                }
            )
            .Build();
        return await onOtherPorts.ExecuteAsync(async cancelled => await StartOnceAsync(options, cancelled), cancellation);
    }

    private async Task<LocalCluster> StartOnceAsync(UpOptions options, CancellationToken cancellation)
    {
        try
        {
            return await new Starting(environment, _folder).StartAsync(Empty(options), options.Silos, cancellation);
        }
        catch
        {
            _folder.Forget();
            if (!_folder.HasCheckpoints())
            {
                _folder.RemoveCheckpoints();
            }

            throw;
        }
    }

    private LocalCluster Empty(UpOptions options) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{LocalCluster.ServiceId}-{environment.Time.GetUtcNow().ToUnixTimeMilliseconds():x}-{Environment.ProcessId:x}"
            ),
            options.Postgres is null ? LocalCluster.Localhost : LocalCluster.InPostgres,
            options.Postgres,
            options.Checkpoints,
            options.PortBase,
            [],
            ClientTls.ForSilos(environment)
        );
}
