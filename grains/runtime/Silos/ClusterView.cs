using System.Collections.Concurrent;
using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Runtime.Silos;

/// <summary>Shows which silos the cluster has, as seen by this silo, and which of them can take part in a run.</summary>
public sealed class ClusterView(ISiloStatusOracle oracle, ILocalSiloDetails here, SiloVersions versions)
{
    private readonly ConcurrentDictionary<SiloAddress, bool> _leaving = new();

    public SiloAddress Here => here.SiloAddress;

    /// <summary>The cluster's id, which distinguishes it from other clusters and from earlier ones on the same machine.</summary>
    public string Id => here.ClusterId;

    /// <summary>
    /// The silos that can take part in a run that this silo leads: active, not about to leave, and of the same version as this silo. In order of address.
    /// </summary>
    public IReadOnlyList<SiloAddress> Silos => [.. Members.Where(silo => !_leaving.ContainsKey(silo) && IsCompatible(silo))];

    /// <summary>The active silos of other versions that are not about to leave, with their versions. In order of address.</summary>
    public IReadOnlyList<(SiloAddress Silo, SiloVersion Version)> OtherVersions =>
        [
            .. Members
                .Where(silo => !_leaving.ContainsKey(silo) && !IsCompatible(silo))
                .Select(silo => (silo, versions.Of(silo)))
                .Where(other => other.Item2 is not null)
                .Select(other => (other.silo, other.Item2!)),
        ];

    /// <summary>The version of this silo.</summary>
    public SiloVersion Version => versions.Here;

    /// <summary>All active silos, those about to leave included. In order of address.</summary>
    public IReadOnlyList<SiloAddress> Members => [.. oracle.GetApproximateSiloStatuses(onlyActive: true).Keys.Order()];

    /// <summary>True if the silo is an active member of the cluster, even one about to leave.</summary>
    public bool IsThere(SiloAddress silo) => oracle.GetApproximateSiloStatus(silo) == SiloStatus.Active;

    /// <summary>True if the silo has the version of this one, so that both can carry the same run.</summary>
    public bool IsCompatible(SiloAddress silo) => silo.Equals(Here) || versions.Of(silo) == versions.Here;

    public bool IsLeaving(SiloAddress silo) => _leaving.ContainsKey(silo);

    /// <summary>Records that a silo is about to leave, so that it gets no more districts and hands over its own.</summary>
    public void Leave(SiloAddress silo) => _leaving[silo] = true;
}
