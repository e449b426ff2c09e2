using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Runtime;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Messages;
using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.DependencyInjection;

namespace AdoptionSim.Grains.Tests.Silos;

public sealed class SiloWorkerTests
{
    /// <summary>Simulates a silo that does not know another one yet: the stages of both are on the first silo when the run begins.</summary>
    [Fact]
    public async Task Worker_on_the_wrong_silo_moves_to_its_own_silo()
    {
        await using var two = await GrainCluster.StartAsync(2);
        var small = new SmallRun("moved") { Ticks = 2 };
        var silos = await two.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        foreach (var silo in silos.Keys)
        {
            await two.Grains.GetGrain<ISiloWorker>(SiloWorkerKey.Of("moved", silo)).Abandon(default);
        }

        var progress = await small.ToEnd(two.Grains);

        Assert.Equal(2, progress.Silos);
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }

    /// <summary>A silo that was frozen sends its pending calls when it continues. They must end the owner of that epoch and not the run.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public async Task News_of_another_epoch_or_incarnation_are_refused_as_such(int number, bool isOtherRun)
    {
        await using var two = await GrainCluster.StartAsync(2);
        var run = await new SmallRun("fenced") { Ticks = 2 }.Start(two.Grains);
        await run.ToEnd();
        var incarnation = (await run.Specification()).Incarnation;
        var silo = (await two.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys.First();
        var parcel = new SiloBatch(new RunEpoch(isOtherRun ? default : incarnation, number), new Tick(2), 0);
        parcel.Add(new DistrictIndex(0), new DistrictIndex(1), 5, []);

        var receiving = two.Grains.GetGrain<ISiloWorker>(SiloWorkerKey.Of("fenced", silo)).Receive(parcel.Close()[0]);

        await Assert.ThrowsAsync<StaleEpochException>(() => receiving);
    }

    /// <summary>
    /// A silo that was disconnected executes its pending work when it is connected again. Its districts are elsewhere by then, and no work must be done
    /// twice.
    /// </summary>
    [Fact]
    public async Task A_district_runs_no_phase_under_another_epoch()
    {
        await using var one = await GrainCluster.StartAsync(1);
        var small = new SmallRun("elsewhere") { Ticks = 60 };
        var run = one.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Pace = 200 });
        var incarnation = (await run.Specification()).Incarnation;
        await run.Reach(new Tick(2));
        var district = one.Silos.Single().GetRequiredService<SiloRuns>().Find(small.Name)!.Districts[0]!;
        var stage = one.Grains.GetGrain<ISiloWorker>(
            SiloWorkerKey.Of(small.Name, (await one.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys.Single())
        );

        RunEpoch[] others = [new(incarnation, 7), new(Incarnation.New(DateTimeOffset.UnixEpoch), 1)];
        await run.WhileUnderWay(async () =>
        {
            foreach (var other in Enumerable.Repeat(others, 100).SelectMany(both => both))
            {
                await Assert.ThrowsAsync<StaleEpochException>(() => district.Wish(other, new TickOrder(new Tick(3), [], 0, 0, 0, NationBroadcast.None)));
                await Assert.ThrowsAsync<StaleEpochException>(() => district.Use(other, 0));
                await stage.Abandon(other with { Number = 0 });
            }
        });

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, (await run.ToEnd()).Digest);
    }

    /// <summary>The same for grains with their own rows: a district of an earlier epoch must neither change nor replace a row.</summary>
    [Fact]
    public async Task Citizen_and_tower_grains_refuse_calls_of_earlier_epochs()
    {
        await using var one = await GrainCluster.StartAsync(1);
        var small = new SmallRun("late")
        {
            Ticks = 60,
            Scale = 0.003,
            Delivery = Delivery.Message,
        };
        var run = one.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Pace = 100 });
        var district = $"{small.Name}/{small.Setup().Nation.Districts[0].Key}";
        var (citizen, tower) = (one.Grains.GetGrain<ICitizenStep>($"{district}/0"), one.Grains.GetGrain<ITowerStep>($"{district}/t/0"));
        var silo = (await one.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys.Single();
        await run.Reach(new Tick(2));
        var earlier = new RunEpoch((await run.Specification()).Incarnation, -1);

        await run.WhileUnderWay(async () =>
        {
            await Assert.ThrowsAsync<StaleEpochException>(() => citizen.Apply(earlier, []).AsTask());
            await Assert.ThrowsAsync<StaleEpochException>(() => citizen.Read(earlier).AsTask());
            await Assert.ThrowsAsync<StaleEpochException>(() => citizen.Place(earlier, default(CitizenRow), silo).AsTask());
            await Assert.ThrowsAsync<StaleEpochException>(() => tower.Apply(earlier, TowerCommand.SwitchOff, 0).AsTask());
        });

        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, (await run.ToEnd()).Digest);
    }

    /// <summary>A grain whose row differs from its district's must be noticed, because the digest is computed from the district.</summary>
    [Fact]
    public async Task Run_fails_if_a_citizen_row_differs_from_its_district()
    {
        await using var one = await GrainCluster.StartAsync(1);
        var small = new SmallRun("altered")
        {
            Ticks = 60,
            Scale = 0.003,
            Delivery = Delivery.Message,
        };
        var run = one.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Pace = 20 });
        await run.Reach(new Tick(2));
        var hosted = one.Silos.Single().GetRequiredService<SiloRuns>().Find(small.Name)!;
        var silo = (await one.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys.Single();

        var citizen = one.Grains.GetGrain<ICitizenStep>($"{small.Name}/{small.Setup().Nation.Districts[0].Key}/0");
        await citizen.Place(hosted.Epoch, new CitizenRow(AdoptionStage.Out, propensity: 7), silo);

        RunProgress progress;
        do
        {
            progress = await run.WaitFor(new Tick(int.MaxValue));
        } while (progress.State is RunState.Preparing or RunState.Running);

        Assert.Equal(RunState.Failed, progress.State);
        Assert.Contains("Citizen 0 of", progress.Error, StringComparison.Ordinal);
    }
}
