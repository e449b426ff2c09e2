using System.IO.Hashing;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace AdoptionSim.Runtime.Silos;

/// <summary>Places a grain on a silo that is not about to leave and has the same version as the silo that places it, if there is such a silo.</summary>
[GenerateSerializer, Immutable, Alias("adoptsim.staying-placement")]
public sealed class StayingPlacement : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
public sealed class StayingPlacementAttribute() : PlacementAttribute(new StayingPlacement());

/// <summary>
/// Chooses the silo for a new grain: the one that the grain requests when it moves. Otherwise the hash of the grain's key selects one of the silos, preferably
/// of the same version and not about to leave.
/// </summary>
internal sealed class StayingPlacementDirector(ClusterView cluster) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var there = context.GetCompatibleSilos(target).Order().ToArray();
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, there) is { } hint)
        {
            // A run that moves to a silo of its model version, which differs from this silo's.
            return Task.FromResult(hint);
        }

        var compatible = there.Where(cluster.IsCompatible).ToArray();
        var staying = compatible.Where(silo => !cluster.IsLeaving(silo)).ToArray();
        var silos =
            staying.Length > 0 ? staying
            : compatible.Length > 0 ? compatible
            : there;
        return Task.FromResult(silos[XxHash64.HashToUInt64(target.GrainIdentity.Key.AsSpan()) % (ulong)silos.Length]);
    }
}
