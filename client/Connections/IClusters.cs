using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Connections;

/// <summary>Starts and connects to clusters: the interface between the command line and Orleans.</summary>
public interface IClusters
{
    /// <summary>Starts silos inside this process and returns a connection to their cluster.</summary>
    /// <param name="silos">The number of silos, at least 1.</param>
    /// <param name="gateway">True if clients of other processes can connect.</param>
    /// <param name="checkpoints">The folder in which runs are stored and from which they are resumed; null to store nothing.</param>
    Task<ICluster> StartAsync(int silos, bool gateway, string? checkpoints, CancellationToken cancellation);

    /// <summary>Returns the number of silos that executed the run whose checkpoints a folder has; 1 if it is unknown.</summary>
    Task<int> SilosOfAsync(string checkpoints);

    /// <summary>Connects to a cluster whose silos run in other processes.</summary>
    Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancellation);

    /// <summary>Returns an explanation, in sentences, why no silo answers at an address.</summary>
    Task<string> DiagnoseAsync(ClusterAddress address);

    /// <summary>
    /// Starts a page for Prometheus at <c>/metrics</c> of a loopback port. It exposes the metrics of the runs that this process follows and of the experiment
    /// that it executes.
    /// </summary>
    /// <param name="ofSilos">True to expose also the metrics of silos that this process starts later.</param>
    /// <param name="warn">Called with a warning if the page omits the metrics of a run, because the number of values per metric is limited.</param>
    /// <exception cref="RefusedException">The port cannot be opened.</exception>
    Task<IMetrics> OfferMetricsAsync(int port, bool ofSilos, Action<string> warn);
}

/// <summary>A page with metrics for Prometheus, served until it is disposed.</summary>
public interface IMetrics : IAsyncDisposable
{
    /// <summary>
    /// Returns a callback that updates, on this page, the metrics of a run that the silos of a cluster execute. Call it with each new progress.
    /// </summary>
    Action<RunProgress> Follow(RunSpecification specification);

    /// <summary>Exposes the progress of an experiment as metrics on the page.</summary>
    /// <param name="report">Returns a report on it as of now; called at each reading, from any thread.</param>
    void Watch(Func<ExperimentReport> report);
}

/// <summary>A connection to a cluster, open until it is disposed.</summary>
public interface ICluster : IAsyncDisposable
{
    /// <summary>The address at which other processes can connect to the cluster; null if they cannot.</summary>
    ClusterAddress? Address { get; }

    /// <summary>
    /// A token that is cancelled when the gateway in use stops answering and the client switches to another one: requests in progress must then be repeated.
    /// Each switch creates a new token. For silos inside this process it is never cancelled.
    /// </summary>
    CancellationToken Passage => CancellationToken.None;

    /// <summary>Returns true if every gateway is on this machine and none is listening: the processes have ended and are not just slow.</summary>
    Task<bool> IsGoneAsync() => Task.FromResult(false);

    TGrain Grain<TGrain>(string key)
        where TGrain : class, IGrainWithStringKey;
}

/// <param name="Gateway">Host and port; several are separated by commas.</param>
public sealed record ClusterAddress(string Gateway, string ClusterId, string ServiceId);
