using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class RunListTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-list-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = 300_000)]
    public async Task All_runs_are_listed_in_pages_of_bounded_size()
    {
        const int Runs = (2 * RunList.PageSize) + 1;
        var store = new FileStore(_folder.FullName);
        var specification = new SmallRun("any").Specification();
        var done = new RunProgress(RunState.Done, new Tick(53), 53, default, 0, 0, 1, 0, "", ModelVersion.Current, null);
        for (var number = 0; number < Runs; number++)
        {
            // The later a run's name in the alphabet, the earlier it began.
            var name = $"run-{number:D4}";
            await store.Create(specification with { Name = name });
            await store.SaveStatus(
                name,
                0,
                new RunStatus("elsewhere", DateTimeOffset.UnixEpoch.AddHours(Runs - number), done, Scenario: "islandia", Seed: 1, Scale: 0.01)
            );
        }

        await using var cluster = await GrainCluster.StartAsync(1, _folder.FullName);
        var runs = cluster.Grains.GetGrain<IRuns>(IRuns.Key);

        var first = await runs.Page(null);
        Assert.Equal((RunList.PageSize, "run-0199"), (first.Runs.Length, first.Last));
        var last = await runs.Page("run-0399");
        Assert.Equal(("run-0400", null), (Assert.Single(last.Runs).Name, last.Last));
        var all = await runs.List();
        Assert.Equal(Enumerable.Range(0, Runs).Select(number => $"run-{number:D4}").Reverse(), all.Select(run => run.Name));
    }

    /// <summary>A page may end with runs that are deleted while they are listed.</summary>
    [Fact]
    public async Task List_continues_after_an_empty_page()
    {
        var entry = new RunEntry("b", "islandia", 1, 1, default, new RunProgress(RunState.Done, new Tick(1), 1, default, 0, 0, 1, 0, "", 1, null));

        var all = await RunList.List(after => Task.FromResult(after is null ? new RunPage([], "a") : new RunPage([entry], null)));

        Assert.Equal([entry], all);
    }
}
