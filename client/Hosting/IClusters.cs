using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Hosting;

/// <summary>Where runs are carried out: the seam between the command line and Orleans.</summary>
public interface IClusters
{
    /// <summary>Starts silos inside this process.</summary>
    /// <param name="silos">How many, at least 1.</param>
    /// <param name="gateway">Whether another process can connect to them.</param>
    /// <param name="checkpoints">The folder that runs are stored in and resumed from; null where they are not stored.</param>
    Task<ICluster> StartAsync(int silos, bool gateway, string? checkpoints, CancellationToken cancellation);

    /// <summary>How many silos carried the run that is stored in a folder; 1 where nobody has said.</summary>
    Task<int> SilosOfAsync(string checkpoints);

    /// <summary>Connects to a cluster of other processes.</summary>
    Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancellation);

    /// <summary>Says in sentences why no silo answers at an address.</summary>
    Task<string> DiagnoseAsync(ClusterAddress address);

    /// <summary>Offers a page at <c>/metrics</c> of a loopback port, for Prometheus: what silos that are started later tell, and runs that are followed.</summary>
    /// <param name="warn">Called with what the page leaves out.</param>
    /// <exception cref="RefusedException">The port cannot be listened on.</exception>
    Task<IMetrics> OfferMetricsAsync(int port, Action<string> warn);
}

/// <summary>A page for Prometheus, offered until it is disposed.</summary>
public interface IMetrics : IAsyncDisposable
{
    /// <summary>Tells how a run goes that silos of other processes carry, as often as the result is called.</summary>
    Action<RunProgress> Follow(RunSpecification specification);
}

/// <summary>A cluster that the client can speak to until it is disposed.</summary>
public interface ICluster : IAsyncDisposable
{
    /// <summary>Null where no other process can connect.</summary>
    ClusterAddress? Address { get; }

    /// <summary>
    /// Cancelled when the silo that the client came in by does not answer any more and the client has gone on by another: what was asked before is to be asked again. Each
    /// time there is a new one; within one process it is never cancelled.
    /// </summary>
    CancellationToken Passage => CancellationToken.None;

    /// <summary>True if every gateway is on this machine and nothing listens at any of them: the processes are gone, not slow.</summary>
    Task<bool> IsGoneAsync() => Task.FromResult(false);

    TGrain Grain<TGrain>(string key)
        where TGrain : class, IGrainWithStringKey;
}

/// <param name="Gateway">Host and port; several are separated by commas.</param>
public sealed record ClusterAddress(string Gateway, string ClusterId, string ServiceId);
