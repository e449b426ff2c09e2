namespace AdoptionSim.Actors.Silos;

/// <summary>Which silo computes which districts of a run.</summary>
/// <param name="Silos">In a stable order.</param>
/// <param name="SiloOf">By district ordinal, the place of its silo in <paramref name="Silos"/>.</param>
[GenerateSerializer, Immutable]
public sealed record PlacementPlan(SiloAddress[] Silos, int[] SiloOf)
{
    /// <summary>How far a silo may be from an even share when the silos change, relative to that share.</summary>
    public const double Tolerance = 0.05;

    private const int Nowhere = -1;

    /// <summary>The largest district first, each to the silo that has the fewest people yet; the first of equals.</summary>
    /// <param name="people">By district ordinal.</param>
    public static PlacementPlan Of(IEnumerable<SiloAddress> silos, IReadOnlyList<int> people)
    {
        var plan = new PlacementPlan([.. silos.Order()], [.. people.Select(_ => Nowhere)]);
        plan.PlaceTheRest(people);
        return plan;
    }

    /// <summary>The plan for other silos: who can stays; of the others, and until all silos are within the tolerance, as few people move as possible.</summary>
    public PlacementPlan For(IEnumerable<SiloAddress> silos, IReadOnlyList<int> people)
    {
        var inOrder = silos.Order().ToArray();
        var placeOf = inOrder.Select((silo, place) => (silo, place)).ToDictionary(pair => pair.silo, pair => pair.place);
        var plan = new PlacementPlan(inOrder, [.. SiloOf.Select(silo => placeOf.GetValueOrDefault(Silos[silo], Nowhere))]);
        plan.PlaceTheRest(people);
        plan.Even(people);
        return plan;
    }

    /// <summary>The ordinals of a silo's districts, in order.</summary>
    public int[] DistrictsOf(int silo) => [.. Enumerable.Range(0, SiloOf.Length).Where(district => SiloOf[district] == silo)];

    /// <summary>The place of a silo; -1 where it has no part.</summary>
    public int PlaceOf(SiloAddress silo) => Array.IndexOf(Silos, silo);

    private void PlaceTheRest(IReadOnlyList<int> people)
    {
        var load = Load(people);
        foreach (var district in Enumerable.Range(0, people.Count).Where(district => SiloOf[district] == Nowhere).OrderByDescending(district => people[district]).ThenBy(district => district))
        {
            var emptiest = Array.IndexOf(load, load.Min());
            SiloOf[district] = emptiest;
            load[emptiest] += people[district];
        }
    }

    /// <summary>From the fullest to the emptiest silo, each time the largest district that leaves neither on the other side of even.</summary>
    private void Even(IReadOnlyList<int> people)
    {
        var load = Load(people);
        var even = load.Sum() / (double)load.Length;
        while (load.Max() > even * (1 + Tolerance) || load.Min() < even * (1 - Tolerance))
        {
            var (from, to) = (Array.IndexOf(load, load.Max()), Array.IndexOf(load, load.Min()));
            var most = Math.Min(load[from] - even, even - load[to]) + (even * Tolerance);
            var moved = DistrictsOf(from).Where(district => people[district] > 0 && people[district] <= most).OrderByDescending(district => people[district]).FirstOrDefault(Nowhere);
            if (moved == Nowhere)
            {
                return;
            }

            SiloOf[moved] = to;
            load[from] -= people[moved];
            load[to] += people[moved];
        }
    }

    private long[] Load(IReadOnlyList<int> people)
    {
        var load = new long[Silos.Length];
        for (var district = 0; district < SiloOf.Length; district++)
        {
            if (SiloOf[district] != Nowhere)
            {
                load[SiloOf[district]] += people[district];
            }
        }

        return load;
    }
}
