using System.Net;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class AdmissionTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    [Fact]
    public async Task Run_too_large_for_memory_is_refused_before_it_starts()
    {
        var small = new SmallRun("too-large")
        {
            Scenario = "baseline",
            Scale = 100,
            Delivery = Delivery.Message,
        };
        var run = cluster.Grains.GetGrain<IRun>(small.Name);

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => run.Start(small.Specification()));

        Assert.Contains("Run too-large needs about 9,320.2 GB", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await cluster.Grains.GetGrain<IRuns>(IRuns.Key).List(), entry => entry.Name == small.Name);
        await (small with { Scale = 0.0001, Delivery = Delivery.Resident, Ticks = 2 }).ToEnd(cluster.Grains);
    }

    [Fact]
    public void Silos_share_memory_only_within_the_same_machine()
    {
        var one = Report("a", free: 8_000, used: 1_000, limit: 16_000);

        Assert.Equal([0.9 * 9_000], Rooms(one));
        Assert.Equal([0.9 * 5_000, 0.9 * 5_000], Rooms(one, one));
        Assert.Equal([0.9 * 9_000, 0.9 * 9_000], Rooms(one, one with { Machine = "b" }));
        Assert.Equal([500], Rooms(one with { LimitBytes = 500 }));
    }

    [Fact]
    public void What_other_runs_take_is_taken_on_their_silo()
    {
        var one = Report("a", free: 9_000, used: 1_000, limit: 5_000);
        var taken = one with { Runs = [new RunMemory("other", 2_000, IsKept: false), new RunMemory("run", 700, IsKept: false)] };

        Assert.Equal([3_000, 3_950], Rooms(taken, one));
    }

    /// <summary>An even split would need 300 on a silo that has 100, although both together have 1,100.</summary>
    [Fact]
    public void Uneven_plan_fits_a_run_on_unequal_machines()
    {
        IReadOnlyList<SiloRoom> rooms = [new(Silo(1), 100), new(Silo(2), 1_000)];
        var many = Enumerable.Repeat(new DistrictLoad(1, 50), 12).ToArray();

        var plan = PlacementPlan.Of(rooms, many);

        Admission.Check("run", rooms, plan, many, []);
        Assert.Equal([100, 500], plan.BytesBySilo(many));
    }

    [Fact]
    public void Refusal_names_the_silo_without_room_and_the_kept_runs()
    {
        const double Gigabyte = 1e9;
        IReadOnlyList<SiloRoom> rooms = [new(Silo(1), 2 * Gigabyte), new(Silo(2), 3 * Gigabyte)];
        DistrictLoad[] few = [new(1, 4 * Gigabyte)];

        var refused = Assert.Throws<RunRefusedException>(() =>
            Admission.Check(
                "run",
                rooms,
                PlacementPlan.Of(rooms, few),
                few,
                [new("old", 1.5 * Gigabyte, IsKept: true), new("busy", 0.5 * Gigabyte, IsKept: false)]
            )
        );

        Assert.Equal(
            "Run run needs about 4.0 GB; the silos have 5.0 GB left, 2.0 GB are taken by other runs, 1.5 GB of it by runs that have ended and "
                + "are kept, which `adoptsim runs delete` frees (old). "
                + "Silo 127.0.0.1:2 would need 4.0 GB and has 3.0 GB. Allowed: a smaller --scale, more silos on other machines, or waiting for others to end.",
            refused.Message
        );
    }

    [Fact]
    public async Task Kept_run_is_reported_as_kept_by_its_silo()
    {
        var small = new SmallRun("kept-run");
        await small.ToEnd(cluster.Grains);

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() =>
            cluster
                .Grains.GetGrain<IRun>("larger")
                .Start((small with { Name = "larger", Scenario = "baseline", Scale = 100, Delivery = Delivery.Message }).Specification())
        );

        Assert.Contains("runs that have ended and are kept, which `adoptsim runs delete` frees (kept-run", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<double> Rooms(params SiloReport[] reports) =>
        Admission
            .Rooms("run", [.. reports.Select((report, number) => (Silo(number + 1), report))])
            .OrderBy(room => room.Silo)
            .Select(room => Math.Round(room.Bytes, 3));

    private static SiloAddress Silo(int port) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 1);

    private static SiloReport Report(string machine, long free, long used, long limit) => new(1, 0, 0, used, null, machine, free, limit, []);
}
