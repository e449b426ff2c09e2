using AdoptionSim.Contracts.Silos;
using AdoptionSim.Grains.Tests.Support;

namespace AdoptionSim.Grains.Tests.Silos;

public sealed class SilosTests
{
    [Fact]
    public async Task Every_silo_reports_its_share_and_shares_do_not_overlap()
    {
        await using var cluster = await GrainCluster.StartAsync(2);
        var run = await new SmallRun("shares").ToEnd(cluster.Grains);

        var silos = await cluster.Grains.GetGrain<ISilos>(ISilos.Key).List();

        Assert.Equal(2, silos.Select(silo => silo.Endpoint).Distinct().Count());
        Assert.All(silos, silo => Assert.Equal(("active", Environment.ProcessId), (silo.State, silo.ProcessId)));
        Assert.All(silos, silo => Assert.True(silo is { Districts: > 0, MemoryBytes: > 1_000_000, MetricsAddress: null }, $"{silo}"));
        Assert.Equal(run.Citizens, silos.Sum(silo => silo.Citizens));
    }

    [Fact]
    public async Task A_silo_reports_the_processor_cores_that_its_process_uses()
    {
        await using var cluster = await GrainCluster.StartAsync();

        // Asking is work, too, so the load cannot stay at zero.
        await Until.True("The silo reports a load.", async () =>
        {
            var silo = (await cluster.Grains.GetGrain<ISilos>(ISilos.Key).List())[0];
            Assert.Equal(Environment.ProcessorCount, silo.Cores);
            Assert.InRange(silo.BusyCores, 0, silo.Cores);
            return silo.BusyCores > 0;
        });
    }
}
