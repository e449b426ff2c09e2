using System.Collections.Concurrent;

namespace AdoptionSim.Actors.Silos;

/// <summary>The silos of the cluster as this one sees them.</summary>
public sealed class ClusterView(ISiloStatusOracle oracle, ILocalSiloDetails here)
{
    private readonly ConcurrentDictionary<SiloAddress, bool> _leaving = new();

    public SiloAddress Here => here.SiloAddress;

    /// <summary>Distinguishes the cluster from others, and from former ones on the same machine.</summary>
    public string Id => here.ClusterId;

    /// <summary>Those that can take part in a run: active, and not about to leave. In order.</summary>
    public IReadOnlyList<SiloAddress> Silos =>
        [.. oracle.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(silo => !_leaving.ContainsKey(silo)).Order()];

    /// <summary>All active silos, those about to leave included. In order.</summary>
    public IReadOnlyList<SiloAddress> Members => [.. oracle.GetApproximateSiloStatuses(onlyActive: true).Keys.Order()];

    /// <summary>Whether it takes part in the cluster, even one about to leave.</summary>
    public bool IsThere(SiloAddress silo) => oracle.GetApproximateSiloStatus(silo) == SiloStatus.Active;

    public bool IsLeaving(SiloAddress silo) => _leaving.ContainsKey(silo);

    /// <summary>Notes that a silo is about to leave, so that it gets no districts any more and hands over those that it has.</summary>
    public void Leave(SiloAddress silo) => _leaving[silo] = true;
}
