using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Tests.Support.Postgres;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>Each test has a database of its own.</summary>
public sealed class PostgresStoreTests(PostgresServer server) : StoreContract, IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly List<PostgresStore> _stores = [];
    private string _connection = "";

    public async Task InitializeAsync() => _connection = await server.NewDatabaseAsync();

    public async Task DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Silos_that_start_together_make_the_schema_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Make().Runs()));

        Assert.All(runs, Assert.Empty);
        Assert.True(await Make().Create(SpecificationOf("run")));
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_is_waited_for()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        await server.StopAsync();

        var append = store.Append("run", epoch, Entry("a", 3));
        await Task.Delay(TimeSpan.FromSeconds(1));
        await server.RestartAsync();
        await append;

        Assert.Equal([Entry("a", 3)], await Make().Journal("run"));
    }

    /// <summary>The first was stored while its answer was lost; its sender was told so and has sent it again.</summary>
    [Fact]
    public async Task A_command_that_is_stored_again_under_another_tick_is_there_once_under_that()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        await store.Append("run", epoch, Entry("a", 3));

        await store.Append("run", epoch, Entry("a", 5));

        Assert.Equal([Entry("a", 5)], (await store.Claim("run")).Journal);
    }

    protected override ICheckpointStore Make()
    {
        var store = new PostgresStore(_connection, TimeSpan.FromSeconds(30));
        _stores.Add(store);
        return store;
    }
}
