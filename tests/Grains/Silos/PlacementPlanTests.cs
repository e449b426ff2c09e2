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
}
