using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Grains.Tests.Support;

/// <summary>Plans on silos whose memory is no matter, for districts whose work is their people.</summary>
public static class Plans
{
    public static PlacementPlan Of(IEnumerable<SiloAddress> silos, IReadOnlyList<int> people) => PlacementPlan.Of(Rooms(silos), Loads(people));

    public static PlacementPlan For(this PlacementPlan plan, IEnumerable<SiloAddress> silos, IReadOnlyList<int> people) =>
        plan.For(Rooms(silos), Loads(people));

    private static IEnumerable<SiloRoom> Rooms(IEnumerable<SiloAddress> silos) => silos.Select(silo => new SiloRoom(silo, double.MaxValue));

    private static DistrictLoad[] Loads(IReadOnlyList<int> people) => [.. people.Select(count => new DistrictLoad(count, count))];
}
