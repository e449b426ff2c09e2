using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Client.Hosting;

/// <summary>Where runs are carried out: the seam between the command line and Orleans.</summary>
public interface IClusters
{
    /// <summary>Starts silos inside this process.</summary>
    /// <param name="silos">How many, at least 1.</param>
    /// <param name="gateway">Whether another process can connect to them.</param>
    /// <param name="checkpoints">The folder that runs are stored in and resumed from; null where they are not stored.</param>
    Task<ICluster> StartAsync(int silos, bool gateway, string? checkpoints, CancellationToken cancellation);

    /// <summary>Connects to a cluster of other processes.</summary>
    Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancellation);

    /// <summary>Offers a page at <c>/metrics</c> of a loopback port, for Prometheus: what silos that are started later tell, and runs that are followed.</summary>
    /// <exception cref="RefusedException">The port cannot be listened on.</exception>
    Task<IMetrics> OfferMetricsAsync(int port);
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

    TGrain Grain<TGrain>(string key)
        where TGrain : class, IGrainWithStringKey;
}

/// <param name="Gateway">Host and port; several are separated by commas.</param>
public sealed record ClusterAddress(string Gateway, string ClusterId, string ServiceId);
