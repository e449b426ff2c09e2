namespace AdoptionSim.Actors.Silos;

/// <summary>Which silo computes which districts of a run.</summary>
/// <param name="Silos">In a stable order.</param>
/// <param name="SiloOf">By district ordinal, the place of its silo in <paramref name="Silos"/>.</param>
[GenerateSerializer, Immutable]
public sealed record PlacementPlan(SiloAddress[] Silos, int[] SiloOf)
{
    /// <summary>The largest district first, each to the silo that has the fewest people yet; the first of equals.</summary>
    /// <param name="people">By district ordinal.</param>
    public static PlacementPlan Of(IEnumerable<SiloAddress> silos, IReadOnlyList<int> people)
    {
        var inOrder = silos.Order().ToArray();
        var load = new long[inOrder.Length];
        var siloOf = new int[people.Count];
        foreach (var district in Enumerable.Range(0, people.Count).OrderByDescending(district => people[district]).ThenBy(district => district))
        {
            var emptiest = Array.IndexOf(load, load.Min());
            siloOf[district] = emptiest;
            load[emptiest] += people[district];
        }

        return new PlacementPlan(inOrder, siloOf);
    }

    /// <summary>The ordinals of a silo's districts, in order.</summary>
    public int[] DistrictsOf(int silo) => [.. Enumerable.Range(0, SiloOf.Length).Where(district => SiloOf[district] == silo)];
}
