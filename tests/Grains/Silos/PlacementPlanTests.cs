using System.Net;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Runtime.Silos;
using CsCheck;

namespace AdoptionSim.Grains.Tests.Silos;

public sealed class PlacementPlanTests
{
    private static SiloAddress Silo(int port) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 1);

    [Fact]
    public void Plan_assigns_each_district_once_within_share_plus_one_district() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 500_000].Array[1, 60])
            .Sample(
                (silos, people) =>
                {
                    var plan = Plans.Of(Enumerable.Range(1, silos).Select(Silo), people);

                    Assert.Equal(
                        Enumerable.Range(0, people.Length),
                        Enumerable.Range(0, silos).SelectMany(plan.DistrictsOf).Select(district => district.Value).Order()
                    );
                    var share = people.Sum(each => (long)each) / silos;
                    Assert.All(Enumerable.Range(0, silos), silo =>
                        Assert.InRange(plan.DistrictsOf(silo).Sum(district => (long)people[district]), 0, share + people.Max())
                    );
                }
            );

    [Fact]
    public void Plan_does_not_depend_on_the_order_of_silos()
    {
        int[] people = [5, 3, 9, 9, 1];

        var one = Plans.Of([Silo(1), Silo(2), Silo(3)], people);
        var other = Plans.Of([Silo(3), Silo(1), Silo(2)], people);

        Assert.Equal(one.Silos, other.Silos);
        Assert.Equal(one.SiloOf, other.SiloOf);
    }

    [Fact]
    public void Joining_or_leaving_silos_cause_minimal_moves_and_even_loads()
    {
        // Many small districts, as in a real nation: with a few large ones an even split is impossible.
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1_000, 20_000].Array[200, 260])
            .Sample(
                (before, after, people) =>
                {
                    var old = Plans.Of(Enumerable.Range(1, before).Select(Silo), people);

                    var plan = old.For(Enumerable.Range(1, after).Select(Silo), people);

                    Assert.Equal(
                        Enumerable.Range(0, people.Length),
                        Enumerable.Range(0, after).SelectMany(plan.DistrictsOf).Select(district => district.Value).Order()
                    );
                    var even = people.Sum(each => (double)each) / after;
                    var loads = Enumerable.Range(0, after).Select(silo => plan.DistrictsOf(silo).Sum(district => (double)people[district])).ToArray();
                    Assert.All(loads, load => Assert.InRange(load, even * (1 - PlacementPlan.Tolerance), even * (1 + PlacementPlan.Tolerance)));
                    var moved = Enumerable
                        .Range(0, people.Length)
                        .Where(district => !old.Silos[old.SiloOf[district]].Equals(plan.Silos[plan.SiloOf[district]]))
                        .Sum(district => (double)people[district]);
                    var least = Math.Max(0, after - before) * even + Math.Max(0, before - after) * people.Sum(each => (double)each) / before;
                    Assert.InRange(moved, 0, least * (1 + PlacementPlan.Tolerance));
                }
            );
    }

    [Fact]
    public void The_same_silos_keep_their_plan()
    {
        int[] people = [5, 5, 5, 5, 5, 5];
        var plan = Plans.Of([Silo(1), Silo(2)], people);

        Assert.Equal(plan.SiloOf, plan.For([Silo(2), Silo(1)], people).SiloOf);
    }

    /// <summary>Work is shared evenly only as far as each silo's memory allows.</summary>
    [Fact]
    public void No_silo_exceeds_its_memory_while_another_has_room() =>
        Gen.Select(Gen.Int[10, 1_000].Array[2, 5], Gen.Int[1, 20].Array[1, 60], Gen.Int[0, 9].Array[60])
            .Sample(
                (rooms, work, before) =>
                {
                    const double Bytes = 10;
                    var silos = rooms.Select((room, number) => new SiloRoom(Silo(number + 1), room)).ToArray();
                    var loads = work.Select(each => new DistrictLoad(each, Bytes)).ToArray();
                    var old = new PlacementPlan([.. silos.Select(silo => silo.Silo)], [.. work.Select((_, district) => before[district] % rooms.Length)]);

                    foreach (var plan in new[] { PlacementPlan.Of(silos, loads), old.For(silos, loads) })
                    {
                        var needs = plan.BytesBySilo(loads);
                        var hasRoom = needs.Select((need, silo) => silos[silo].Bytes - need).ToArray();
                        Assert.Equal(work.Length * Bytes, needs.Sum());
                        Assert.True(hasRoom.Min() >= 0 || hasRoom.Max() < Bytes);
                    }
                }
            );

    /// <summary>The districts of a city take longer than others with the same population.</summary>
    [Fact]
    public void Measured_work_decides_where_it_differs_from_people()
    {
        SiloRoom[] silos = [new(Silo(1), double.MaxValue), new(Silo(2), double.MaxValue)];
        DistrictLoad[] measured = [new(90, 1), new(30, 1), new(30, 1), new(30, 1)];

        var plan = Plans.Of([Silo(1), Silo(2)], [1, 1, 1, 1]).For(silos, measured);

        Assert.Equal([90, 90], Enumerable.Range(0, 2).Select(silo => plan.DistrictsOf(silo).Sum(district => measured[district].Work)));
    }
}
