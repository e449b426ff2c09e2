using AdoptionSim.Actors.Runs;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class AdmissionTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    [Fact]
    public async Task A_run_that_does_not_fit_is_refused_before_it_begins()
    {
        var small = new SmallRun("too-large") { Scenario = "baseline", Scale = 100, Delivery = Delivery.Message };
        var run = cluster.Grains.GetGrain<IRun>(small.Name);

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => run.Start(small.Specification()));

        Assert.Contains("Run too-large needs about 6,253.6 GB", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await cluster.Grains.GetGrain<IRuns>(IRuns.Key).List(), entry => entry.Name == small.Name);
        await (small with { Scale = 0.0001, Delivery = Delivery.Resident, Ticks = 2 }).ToEnd(cluster.Grains);
    }

    [Fact]
    public void Silos_of_one_machine_share_its_memory_and_those_of_others_bring_their_own()
    {
        var one = Report("a", free: 8_000, used: 1_000, limit: 16_000);

        Assert.Equal(0.9 * 9_000, Admission.Capacity([one]));
        Assert.Equal(0.9 * 10_000, Admission.Capacity([one, one]));
        Assert.Equal(0.9 * 18_000, Admission.Capacity([one, one with { Machine = "b" }]), 6);
        Assert.Equal(500, Admission.Capacity([one with { LimitBytes = 500 }]));
    }

    [Fact]
    public void What_others_take_is_taken()
    {
        Admission.Check("run", 400, 600, 1_000);

        Assert.Throws<RunRefusedException>(() => Admission.Check("run", 401, 600, 1_000));
    }

    private static SiloReport Report(string machine, long free, long used, long limit) => new(1, 0, 0, used, null, machine, free, limit);
}
