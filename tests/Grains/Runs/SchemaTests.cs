using AdoptionSim.Contracts.Districts;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Grains.Tests.Runs;

/// <summary>Tests a client that knows measures by name: it asks for the schema once and uses it to read the rows.</summary>
public sealed class SchemaTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    [Fact]
    public async Task Rows_are_read_by_measure_name_with_the_runs_schema()
    {
        var run = await new SmallRun("schema") { Scale = 0.2 }.Start(cluster.Grains);
        await run.ToEnd();

        var schema = MeasureSchema.Parse(await run.Schema());
        var subscribers = schema.Handle("subscribers_simulated");
        var all = await run.Rows(new Tick(0), int.MaxValue);
        Assert.All(Assert.AtLeastOne(all), rows => Assert.Equal(schema.Hash, rows.Schema));

        var last = all[^1].Read(schema);
        var district = await cluster.Grains.GetGrain<IDistrict>("schema/IS-A.1").Describe();
        Assert.True(last[subscribers] > 0);
        Assert.Equal(all[^1].Counts.Units, last.Districts);
        Assert.Equal(district.Counts[(int)PhoneMeasures.Subscribers], last[0, subscribers]);
        Assert.Equal(all[^1].Counts.Sum(PhoneMeasures.Subscribers), last[subscribers]);
    }
}
