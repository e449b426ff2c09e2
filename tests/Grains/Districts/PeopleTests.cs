using AdoptionSim.Contracts.Districts;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Grains.Tests.Districts;

/// <summary>Tests the months with a phone that a run counts for each person, so that two worlds can be compared person by person.</summary>
public sealed class PeopleTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    private const string Harbour = "IS-A.1";

    [Theory]
    [InlineData(Delivery.Resident, 0.1)]
    [InlineData(Delivery.Message, 0.005)]
    public async Task Phone_months_of_people_add_up_to_month_end_owners(Delivery delivery, double scale)
    {
        var (people, rows, layout) = await People($"months-{delivery}", delivery, scale);

        var atEnds = rows.Zip(rows.Skip(1)).Where(pair => pair.First.Date.Month != pair.Second.Date.Month).Select(pair => pair.Second).ToArray();
        Assert.True(atEnds[^1].Counts.Of(0)[(int)PhoneMeasures.UniqueOwners] > 0);
        Assert.Equal(atEnds.Sum(row => row.Counts.Of(0)[(int)PhoneMeasures.UniqueOwners]), people.Months.Sum(months => months));

        // A household has a phone in at most as many months as its members together, and in at least as many as any of them.
        var first = 0;
        foreach (var (household, size) in people.HouseholdSizes.Index())
        {
            var members = people.Months.AsSpan(first, size).ToArray();
            Assert.InRange(people.HouseholdMonths[household], members.Max(), members.Sum(months => months));
            first += size;
        }

        Assert.Equal(people.Months.Length, first);
        Assert.All(people.SexesAndAges, group => Assert.InRange(group, 0, layout.OfWork(0) - 1));
    }

    [Fact]
    public async Task Counting_months_changes_no_digest_and_groups_match_strata()
    {
        var (people, rows, _) = await People("counted", Delivery.Resident, 0.1);
        var plain = await new SmallRun("uncounted") { Scale = 0.1, Ticks = 110 }.Start(cluster.Grains);
        await plain.ToEnd();

        Assert.Equal((await plain.Rows(new Tick(0), int.MaxValue))[^1].Digest, rows[^1].Digest);
        var unseen = await cluster.Grains.GetGrain<IDistrict>($"uncounted/{Harbour}").People();
        Assert.Empty(unseen.Months);
        Assert.Equal(people.Works, unseen.Works);
        Assert.Equal(people.Months.Length, people.Works.Length);
        Assert.Equal(Enumerable.Range(0, StrataLayout.Tenths), people.Tenths.Select(tenth => (int)tenth).Distinct().Order());
    }

    private async Task<(PeopleView People, TickRows[] Rows, StrataLayout Layout)> People(string name, Delivery delivery, double scale)
    {
        var small = new SmallRun(name)
        {
            Scale = scale,
            Ticks = 110,
            Delivery = delivery,
        };
        var run = cluster.Grains.GetGrain<IRun>(name);
        await run.Start(small.Specification() with { CountsPhoneMonths = true });
        await run.ToEnd();
        return (
            await cluster.Grains.GetGrain<IDistrict>($"{name}/{Harbour}").People(),
            await run.Rows(new Tick(0), int.MaxValue),
            new StrataLayout(small.Setup().Nation)
        );
    }
}
