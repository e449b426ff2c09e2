using System.Net;
using AdoptionSim.Actors.Silos;
using CsCheck;

namespace AdoptionSim.Grains.Tests.Silos;

public sealed class PlacementPlanTests
{
    private static SiloAddress Silo(int port) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 1);

    [Fact]
    public void Every_district_is_on_one_silo_and_no_silo_has_more_than_a_share_and_a_district() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 500_000].Array[1, 60]).Sample((silos, people) =>
        {
            var plan = PlacementPlan.Of(Enumerable.Range(1, silos).Select(Silo), people);

            Assert.Equal(Enumerable.Range(0, people.Length), Enumerable.Range(0, silos).SelectMany(plan.DistrictsOf).Order());
            var share = people.Sum(each => (long)each) / silos;
            Assert.All(Enumerable.Range(0, silos), silo => Assert.InRange(plan.DistrictsOf(silo).Sum(district => (long)people[district]), 0, share + people.Max()));
        });

    [Fact]
    public void The_plan_does_not_depend_on_the_order_in_which_silos_are_named()
    {
        int[] people = [5, 3, 9, 9, 1];

        var one = PlacementPlan.Of([Silo(1), Silo(2), Silo(3)], people);
        var other = PlacementPlan.Of([Silo(3), Silo(1), Silo(2)], people);

        Assert.Equal(one.Silos, other.Silos);
        Assert.Equal(one.SiloOf, other.SiloOf);
    }

    [Fact]
    public void When_silos_come_or_go_nobody_moves_who_need_not_and_no_silo_is_far_from_even()
    {
        // Many small districts, as a nation has them: with a few large ones even is out of reach.
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1_000, 20_000].Array[200, 260]).Sample((before, after, people) =>
        {
            var old = PlacementPlan.Of(Enumerable.Range(1, before).Select(Silo), people);

            var plan = old.For(Enumerable.Range(1, after).Select(Silo), people);

            Assert.Equal(Enumerable.Range(0, people.Length), Enumerable.Range(0, after).SelectMany(plan.DistrictsOf).Order());
            var even = people.Sum(each => (double)each) / after;
            var loads = Enumerable.Range(0, after).Select(silo => plan.DistrictsOf(silo).Sum(district => (double)people[district])).ToArray();
            Assert.All(loads, load => Assert.InRange(load, even * (1 - PlacementPlan.Tolerance), even * (1 + PlacementPlan.Tolerance)));
            var moved = Enumerable.Range(0, people.Length).Where(district => !old.Silos[old.SiloOf[district]].Equals(plan.Silos[plan.SiloOf[district]])).Sum(district => (double)people[district]);
            var least = Math.Max(0, after - before) * even + Math.Max(0, before - after) * people.Sum(each => (double)each) / before;
            Assert.InRange(moved, 0, least * (1 + PlacementPlan.Tolerance));
        });
    }

    [Fact]
    public void The_same_silos_keep_their_plan()
    {
        int[] people = [5, 5, 5, 5, 5, 5];
        var plan = PlacementPlan.Of([Silo(1), Silo(2)], people);

        Assert.Equal(plan.SiloOf, plan.For([Silo(2), Silo(1)], people).SiloOf);
    }
}
