using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Silos;

/// <summary>A silo that can take part in a run, with the amount of its memory that the run can use.</summary>
/// <param name="Bytes">The memory in bytes that the run can use there.</param>
public readonly record struct SiloRoom(SiloAddress Silo, double Bytes);

/// <summary>The cost of a district for the silo that hosts it, from which the placement of districts is planned.</summary>
/// <param name="Work">The processor time in any unit: the measured time if the run has been in progress, otherwise the number of the district's people.</param>
/// <param name="Bytes">The memory in bytes.</param>
public readonly record struct DistrictLoad(long Work, double Bytes);

/// <summary>The plan that assigns each district of a run to a silo.</summary>
/// <param name="Silos">The silos in a stable order.</param>
/// <param name="SiloOf">The index in <paramref name="Silos"/> of each district's silo, by district ordinal.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.placement-plan")]
public sealed record PlacementPlan([property: Id(0)] SiloAddress[] Silos, [property: Id(1)] int[] SiloOf)
{
    /// <summary>The tolerated deviation of a silo's work from an even share when the silos of a run change, as a fraction of that share.</summary>
    public const double Tolerance = 0.05;

    private const int Nowhere = -1;

    /// <summary>
    /// Returns the plan for a new run. Places the districts one by one, the one with the most work first. Each goes to the silo with the least work so far that
    /// has enough memory; if no silo has enough, to the one with the most memory left. The caller checks if the plan fits.
    /// </summary>
    /// <param name="districts">The costs of the districts, by ordinal.</param>
    public static PlacementPlan Of(IEnumerable<SiloRoom> silos, IReadOnlyList<DistrictLoad> districts)
    {
        var rooms = InOrder(silos);
        var plan = new PlacementPlan([.. rooms.Select(room => room.Silo)], [.. districts.Select(_ => Nowhere)]);
        plan.PlaceTheRest(new Balance(plan, rooms, districts));
        return plan;
    }

    /// <summary>
    /// Returns the plan after the silos of the run have changed. Districts stay on their silo, with three exceptions: their silo is gone, it does not have
    /// enough memory, or a move balances the work of the silos.
    /// </summary>
    public PlacementPlan For(IEnumerable<SiloRoom> silos, IReadOnlyList<DistrictLoad> districts)
    {
        var rooms = InOrder(silos);
        var placeOf = rooms.Select((room, place) => (room.Silo, place)).ToDictionary(pair => pair.Silo, pair => pair.place);
        var plan = new PlacementPlan([.. rooms.Select(room => room.Silo)], [.. SiloOf.Select(silo => placeOf.GetValueOrDefault(Silos[silo], Nowhere))]);
        var balance = new Balance(plan, rooms, districts);
        plan.PlaceTheRest(balance);
        plan.Relieve(balance);
        plan.Even(balance);
        return plan;
    }

    /// <summary>Returns the ordinals of the districts that the plan places on a silo, in order.</summary>
    public DistrictIndex[] DistrictsOf(int silo) =>
        [.. Enumerable.Range(0, SiloOf.Length).Select(district => new DistrictIndex(district)).Where(district => SiloOf[district] == silo)];

    /// <summary>Returns the index of a silo in the plan; -1 if the plan does not contain it.</summary>
    public int PlaceOf(SiloAddress silo) => Array.IndexOf(Silos, silo);

    /// <summary>Returns the memory in bytes that the plan needs on each silo, by the silo's index in the plan.</summary>
    public double[] BytesBySilo(IReadOnlyList<DistrictLoad> districts) =>
        [.. Enumerable.Range(0, Silos.Length).Select(silo => DistrictsOf(silo).Sum(district => districts[district].Bytes))];

    private static SiloRoom[] InOrder(IEnumerable<SiloRoom> silos) => [.. silos.OrderBy(room => room.Silo)];

    private void PlaceTheRest(Balance balance)
    {
        var rest = Enumerable.Range(0, SiloOf.Length).Select(district => new DistrictIndex(district)).Where(district => SiloOf[district] == Nowhere);
        foreach (var district in rest.OrderByDescending(district => balance.Districts[district].Work).ThenBy(district => district).ToList())
        {
            balance.Put(district, balance.LeastBusyWithRoomFor(district) ?? balance.Roomiest);
        }
    }

    /// <summary>
    /// Moves districts away from each silo that does not have enough memory, the largest district first, to silos that have enough memory left.
    /// </summary>
    private void Relieve(Balance balance)
    {
        foreach (var silo in Enumerable.Range(0, Silos.Length))
        {
            foreach (
                var district in DistrictsOf(silo)
                    .OrderByDescending(district => balance.Districts[district].Bytes)
                    .TakeWhile(_ => balance.Room[silo] < 0)
                    .ToList()
            )
            {
                if (balance.Room[silo] < 0 && balance.LeastBusyWithRoomFor(district) is { } other)
                {
                    balance.Put(district, other);
                }
            }
        }
    }

    /// <summary>
    /// Balances the work of the silos: repeatedly moves a district from the busiest silo to one with less than an even share. It takes the district with the
    /// most work that makes neither silo cross the even share by more than the tolerance.
    /// </summary>
    private void Even(Balance balance)
    {
        var even = balance.Work.Sum() / (double)Silos.Length;
        for (var moves = 0; moves < SiloOf.Length; moves++)
        {
            var from = Array.IndexOf(balance.Work, balance.Work.Max());
            var least = Array.IndexOf(balance.Work, balance.Work.Min());
            int[] targets =
                balance.Work[from] > even * (1 + Tolerance)
                    ? [.. Enumerable.Range(0, Silos.Length).Where(silo => balance.Work[silo] < even).OrderBy(silo => balance.Work[silo]).ThenBy(silo => silo)]
                : balance.Work[least] < even * (1 - Tolerance) ? [least]
                : [];
            if (!targets.Any(to => Move(from, to, even, balance)))
            {
                return;
            }
        }
    }

    private bool Move(int from, int to, double even, Balance balance)
    {
        var most = Math.Min(balance.Work[from] - even, even - balance.Work[to]) + (even * Tolerance);
        var moved = DistrictsOf(from)
            .Where(district => balance.Districts[district] is { Work: > 0 } load && load.Work <= most && load.Bytes <= balance.Room[to])
            .OrderByDescending(district => balance.Districts[district].Work)
            .FirstOrDefault(DistrictIndex.None);
        if (moved != DistrictIndex.None)
        {
            balance.Put(moved, to);
        }

        return moved != DistrictIndex.None;
    }

    /// <summary>The work and the free memory of each silo in a plan under construction.</summary>
    private sealed class Balance
    {
        private readonly PlacementPlan _plan;

        public Balance(PlacementPlan plan, SiloRoom[] rooms, IReadOnlyList<DistrictLoad> districts)
        {
            (_plan, Districts, Work, Room) = (plan, districts, new long[rooms.Length], [.. rooms.Select(room => room.Bytes)]);
            for (var district = new DistrictIndex(0); district < districts.Count; district++)
            {
                Add(district, plan.SiloOf[district], 1);
            }
        }

        public IReadOnlyList<DistrictLoad> Districts { get; }

        /// <summary>The processor time that the districts placed on each silo need, in the unit of <see cref="DistrictLoad"/>.</summary>
        public long[] Work { get; }

        /// <summary>The free memory of each silo in bytes; negative if the districts placed there need more than the silo has.</summary>
        public double[] Room { get; }

        public int Roomiest => Array.IndexOf(Room, Room.Max());

        public int? LeastBusyWithRoomFor(DistrictIndex district) =>
            Enumerable
                .Range(0, Room.Length)
                .Where(silo => Districts[district].Bytes <= Room[silo])
                .OrderBy(silo => Work[silo])
                .ThenBy(silo => silo)
                .Select(silo => (int?)silo)
                .FirstOrDefault();

        public void Put(DistrictIndex district, int silo)
        {
            Add(district, _plan.SiloOf[district], -1);
            _plan.SiloOf[district] = silo;
            Add(district, silo, 1);
        }

        private void Add(DistrictIndex district, int silo, int sign)
        {
            if (silo != Nowhere)
            {
                Work[silo] += sign * Districts[district].Work;
                Room[silo] -= sign * Districts[district].Bytes;
            }
        }
    }
}
