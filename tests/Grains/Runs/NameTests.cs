using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Districts;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Grains.Tests.Runs;

/// <summary>Any client can choose grain keys. The grain refuses keys that are invalid or would leave the store's folder.</summary>
public sealed class NameTests : IAsyncLifetime
{
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("adoptsim-names-");
    private GrainCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.StartAsync(checkpoints: Path.Combine(_outside.FullName, "store", "runs"));

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _outside.Delete(recursive: true);
    }

    [Fact]
    public async Task Delete_removes_nothing_outside_the_store()
    {
        var precious = _outside.CreateSubdirectory("precious");
        await File.WriteAllTextAsync(Path.Combine(precious.FullName, "data.csv"), "1,2,3");

        foreach (var key in new[] { precious.FullName, "../../precious", "..", "." })
        {
            await Refused(key, run => run.Delete());
        }

        Assert.Equal("1,2,3", await File.ReadAllTextAsync(Path.Combine(precious.FullName, "data.csv")));
    }

    [Fact]
    public async Task Start_writes_nothing_outside_the_store()
    {
        var small = new SmallRun("../../escaped");

        await Refused(small.Name, run => run.Start(small.Specification()));
        await Refused("a/b", run => run.Start(small.Specification() with { Name = "a/b" }));

        Assert.Empty(Files());
    }

    /// <summary>A run is stored under the name in its specification.</summary>
    [Fact]
    public async Task A_specification_of_another_name_is_refused()
    {
        var run = _cluster.Grains.GetGrain<IRun>("mine");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => run.Start(new SmallRun("../../escaped").Specification()));

        Assert.Equal("Run mine got a specification whose name is '../../escaped'; expected its own name.", error.Message);
        Assert.Empty(Files());
    }

    public static TheoryData<string> Calls => [.. CallsByName.Keys];

    private static readonly Dictionary<string, Func<IRun, Task>> CallsByName = new()
    {
        [nameof(IRun.Resume)] = run => run.Resume(),
        [nameof(IRun.Specification)] = run => run.Specification(),
        [nameof(IRun.Progress)] = run => run.Progress(),
        [nameof(IRun.WaitFor)] = run => run.WaitFor(new Tick(1)),
        [nameof(IRun.Timings)] = run => run.Timings(),
        [nameof(IRun.Rows)] = run => run.Rows(new Tick(0), 1),
        [nameof(IRun.Cancel)] = run => run.Cancel(),
        [nameof(IRun.Submit)] = run => run.Submit(new Command("id", CommandKind.Bar, "IS-A.1/0", "", null)),
        [nameof(IRun.Journal)] = run => run.Journal(),
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public Task Each_call_to_an_invalid_run_name_is_refused(string call) => Refused("../up", CallsByName[call]);

    [Theory]
    [InlineData("/IS-A.1/1")]
    [InlineData("../IS-A.1/1")]
    [InlineData("a b/IS-A.1/1")]
    [InlineData("run/../1")]
    [InlineData("run/IS-A.1/x")]
    [InlineData("run")]
    public async Task Key_that_names_no_entity_of_a_run_is_refused(string key)
    {
        var calls = new Func<Task>[]
        {
            () => _cluster.Grains.GetGrain<ICitizen>(key).Describe(),
            () => _cluster.Grains.GetGrain<IHandset>(key).Describe(),
            () => _cluster.Grains.GetGrain<ICellTower>(key).Describe(),
            () => _cluster.Grains.GetGrain<IServiceEntity>(key).Describe(),
            () => _cluster.Grains.GetGrain<IDistrict>(key).Describe(),
        };
        foreach (var call in calls)
        {
            Assert.Contains(key, (await Assert.ThrowsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
        }
    }

    private async Task Refused(string key, Func<IRun, Task> call)
    {
        var error = await Assert.ThrowsAsync<RunRefusedException>(() => call(_cluster.Grains.GetGrain<IRun>(key)));
        Assert.Equal(NameRule.Complaint("run name", key), error.Message);
    }

    private IEnumerable<FileInfo> Files() => _outside.EnumerateFiles("*", SearchOption.AllDirectories);
}
