using System.Text;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;

namespace AdoptionSim.Grains.Tests.Runs;

/// <summary>Any client can choose the bytes of a specification. Those that no file could describe are refused, and the silo keeps running.</summary>
public sealed class SpecificationTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    [Theory]
    [InlineData(
        "\"urban\":18000",
        "\"urban\":17999",
        "nation: districts[0] has margins, a rank or a point that do not fit each other; expected a row as districts.csv may have it."
    )]
    [InlineData("\"capital_province\":\"IS-A\"", "\"capital_province\":\"IS-Z\"", "nation: capital_province is 'IS-Z'; expected IS-A (nearest), IS-B, IS-C.")]
    [InlineData(
        "\"place\":\"main_city\"",
        "\"place\":77",
        "nation: districts[2].place is '77'; expected capital, main_city, road, small_city, county, closed."
    )]
    public async Task A_nation_that_no_file_could_describe_is_refused(string old, string spoilt, string complaint)
    {
        var small = new SmallRun("malformed");
        var text = Encoding.UTF8.GetString(small.Specification().Nation);
        Assert.Contains(old, text, StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() =>
            cluster
                .Grains.GetGrain<IRun>(small.Name)
                .Start(small.Specification() with { Nation = Encoding.UTF8.GetBytes(text.Replace(old, spoilt, StringComparison.Ordinal)) })
        );

        Assert.StartsWith($"Run malformed has a specification that cannot be used.\n{complaint}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_free_after_its_specification_was_refused()
    {
        var small = new SmallRun("second-try") { Ticks = 3 };
        var run = cluster.Grains.GetGrain<IRun>(small.Name);
        foreach (
            var specification in new[]
            {
                small.Specification() with
                {
                    Nation = null!,
                },
                small.Specification() with
                {
                    Commands = null!,
                },
                small.Specification() with
                {
                    Commands = [null!],
                },
            }
        )
        {
            await Assert.ThrowsAsync<RunRefusedException>(() => run.Start(specification));
        }

        Assert.Equal(RunState.Done, (await small.ToEnd(cluster.Grains)).State);
    }
}
