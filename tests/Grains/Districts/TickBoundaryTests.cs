using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Districts;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Grains.Tests.Districts;

public sealed class TickBoundaryTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    private const string Harbour = "IS-A.1";

    [Theory]
    [InlineData(Delivery.Resident, 0.2)]
    [InlineData(Delivery.Message, 0.005)]
    public async Task Queries_during_a_run_see_tick_boundaries(Delivery delivery, double scale)
    {
        var name = $"boundary-{delivery}";
        var small = new SmallRun(name)
        {
            Scale = scale,
            Ticks = 120,
            Delivery = delivery,
            Pace = 100,
        };
        var run = await small.Start(cluster.Grains);
        await run.Reach(new Tick(0));

        var districts = new List<DistrictView>();
        var towers = new List<TowerView>();
        await run.WhileUnderWay(async () =>
        {
            var citizen = cluster.Grains.GetGrain<ICitizen>($"{name}/{Harbour}/{districts.Count % 40}");
            var (view, ties, seen) = (citizen.Describe(), citizen.Ties(), cluster.Grains.GetGrain<IDistrict>($"{name}/{Harbour}").Describe());
            Assert.Equal((await ties).Length, (await view).Ties);
            Assert.InRange((await view).TiesWithLine, 0, (await view).Ties);
            districts.Add(await seen);
            if (districts[^1].Towers > 0)
            {
                towers.Add(await cluster.Grains.GetGrain<ICellTower>($"{name}/{Harbour}/t/0").Describe());
            }
        });

        var end = await run.ToEnd();
        var rows = await run.Rows(new Tick(0), int.MaxValue);
        Assert.NotEmpty(districts);
        Assert.NotEmpty(towers);
        Assert.All(districts, view => Assert.Equal(rows[view.Tick].Districts[..Measures.Count], view.Counts));
        Assert.All(districts, view => Assert.Equal(rows[view.Tick].Date, view.Date));
        Assert.All(towers, view => Assert.Equal(rows[view.Tick].Towers[(int)TowerMeasure.OfferedMilliErlangs] / 1000.0, view.OfferedErlangs));
        Assert.Equal((await new Rules.Tests.Support.LocalRun(small.Setup()).ToEnd()).Digest, end.Digest);
    }

    [Fact]
    public async Task Handsets_add_up_to_the_counts_of_their_district()
    {
        var run = await new SmallRun("handsets") { Scale = 0.05, Ticks = 105 }.Start(cluster.Grains);
        await run.ToEnd();
        var district = await cluster.Grains.GetGrain<IDistrict>($"handsets/{Harbour}").Describe();

        var handsets = await Task.WhenAll(
            Enumerable.Range(0, district.Handsets).Select(number => cluster.Grains.GetGrain<IHandset>($"handsets/{Harbour}/h/{number}").Describe())
        );

        Assert.NotEmpty(handsets);
        Assert.Equal(district.Counts[(int)PhoneMeasures.Subscribers], handsets.Count(handset => handset.State is "active" or "broken"));
        Assert.Equal(district.Counts[(int)PhoneMeasures.HandsetsOnSale], handsets.Count(handset => handset.State == "on sale"));
        Assert.Equal(
            district.Counts[(int)PhoneMeasures.UniqueOwners],
            handsets.Where(handset => handset.Owner is not null).Select(handset => handset.Owner).Distinct().Count()
        );
    }

    [Theory]
    [InlineData("IS-A.1/1000000")]
    [InlineData("XX-9.9/1")]
    public async Task Unknown_entities_are_refused(string id)
    {
        await new SmallRun($"nobody-{id.Length}") { Ticks = 1 }.ToEnd(cluster.Grains);

        await Assert.ThrowsAnyAsync<Exception>(() => cluster.Grains.GetGrain<ICitizen>($"nobody-{id.Length}/{id}").Describe());
    }
}
