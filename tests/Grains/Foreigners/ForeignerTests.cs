using AdoptionSim.Contracts.Services;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Foreigners;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Grains.Tests.Foreigners;

public sealed class ForeignerTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    private const string Residents = "settlers-from-afar";
    private const string Tourists = "visitors";

    [Fact]
    public async Task Queries_during_a_run_answer_for_the_named_tick()
    {
        var small = new SmallRun("foreigners-asked")
        {
            Scale = 0.2,
            Ticks = 60,
            Pace = 60,
        };
        var setup = small.Setup();
        var ticks = LocalTicks(setup);
        var stayed = ticks[^1].Rows[1].Select(row => row.Number).Intersect(ticks[0].Rows[1].Select(row => row.Number)).ToList();
        var run = await small.Start(cluster.Grains);
        await run.Reach(new Tick(0));

        var views = new List<EntityView>();
        await run.WhileUnderWay(async () => views.Add(await Ask(small.Name, Residents, stayed[views.Count % stayed.Count])));

        Assert.True(views.Select(view => view.Tick).Distinct().Count() > 5);
        Assert.All(views, view => Assert.Equal(Expected(setup, ticks[view.Tick], view), Shown(view)));
    }

    [Fact]
    public async Task Present_foreigners_match_the_cohort_count_and_departed_are_reported()
    {
        var small = new SmallRun("foreigners-end") { Scale = 0.05, Ticks = 30 };
        var run = await small.Start(cluster.Grains);
        await run.ToEnd();
        var series = (await run.Rows(new Tick(30), 1))[0].Nation;

        var (there, gone) = (new List<EntityView>(), new List<KeyNotFoundException>());
        var came = LocalTicks(small.Setup())[30].Next[0];
        for (var number = 0; number < came; number++)
        {
            try
            {
                there.Add(await Ask(small.Name, Tourists, number));
            }
            catch (KeyNotFoundException error)
            {
                gone.Add(error);
            }
        }

        Assert.NotEmpty(there);
        Assert.Equal(series[NationSeries.IndexOf(0, ForeignMeasure.Present)], there.Count);
        Assert.Equal(series[NationSeries.IndexOf(0, ForeignMeasure.Lines)], there.Count(view => view.Value<bool>("sim")));
        Assert.All(there, view => Assert.Equal(("tourist", "IS-A.1", 30), (view.Value<string>("kind")!, view.Value<string>("host")!, view.Tick)));
        Assert.All(gone, error => Assert.EndsWith($" has left the country; {there[^1].Id} is there.", error.Message, StringComparison.Ordinal));
        var next = await Assert.ThrowsAsync<KeyNotFoundException>(() => Ask(small.Name, Tourists, came));
        Assert.Equal($"Cohort FR/{Tourists} has had {came} members so far, none numbered {came}; {there[^1].Id} is there.", next.Message);
    }

    [Fact]
    public async Task Foreigner_of_an_unknown_cohort_or_run_is_not_found()
    {
        await new SmallRun("foreigners-none") { Ticks = 1 }.ToEnd(cluster.Grains);

        var cohort = await Assert.ThrowsAsync<KeyNotFoundException>(() => Ask("foreigners-none", "martians", 1));
        var run = await Assert.ThrowsAsync<KeyNotFoundException>(() => Ask("no-such-run", Residents, 1));

        Assert.Equal($"There is no cohort FR/martians; expected one of: FR/{Tourists}, FR/{Residents}.", cohort.Message);
        Assert.Equal("Run no-such-run is not in progress, and is not kept.", run.Message);
    }

    private Task<EntityView> Ask(string run, string cohort, int number) => cluster.Grains.GetGrain<IServiceEntity>($"{run}/FR/{cohort}/{number}").Describe();

    /// <summary>Runs only the nation's services, tick by tick: the rows of each cohort and the next free numbers.</summary>
    private static List<(ForeignerRow[][] Rows, int[] Next)> LocalTicks(RunSetup setup)
    {
        var services = new NationServices(setup, setup.Services, World.At(setup, new Tick(0)));
        List<(ForeignerRow[][], int[])> ticks = [Now(services)];
        for (var tick = new Tick(1); tick <= setup.Calendar.Ticks; tick++)
        {
            services.Step(World.At(setup, tick));
            ticks.Add(Now(services));
        }

        return ticks;
    }

    private static (ForeignerRow[][] Rows, int[] Next) Now(NationServices services) =>
        ([.. services.All<ForeignCohortRows>().Select(cohort => cohort.Rows.ToArray())], [.. services.All<ForeignCohortRows>().Select(cohort => cohort.Next)]);

    private static (DateOnly, DateOnly, DateOnly, bool, bool, int, int) Shown(EntityView view) =>
        (
            view.Date,
            view.Value<DateOnly>("arrived"),
            view.Value<DateOnly>("leaves"),
            view.Value<bool>("sim"),
            view.Value<bool>("broadband"),
            view.Value<int>("callMinutes"),
            view.Value<int>("messages")
        );

    private static (DateOnly, DateOnly, DateOnly, bool, bool, int, int) Expected(RunSetup setup, (ForeignerRow[][] Rows, int[] Next) tick, EntityView view)
    {
        var row = tick.Rows[1].Single(each => $"FR/{Residents}/{each.Number}" == view.Id);
        var start = setup.Scenario.Start;
        return (
            setup.Calendar.DateOf(view.Tick),
            start.AddDays(row.Arrived),
            start.AddDays(row.Leaves),
            row.Has(ForeignerFlags.Sim),
            row.Has(ForeignerFlags.Broadband),
            row.Seconds / 60,
            row.Messages
        );
    }
}
