using System.Net;
using System.Net.Sockets;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Tests.Support.Postgres;
using Npgsql;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>Tests the PostgreSQL store. Each test has its own database.</summary>
public sealed class PostgresStoreTests(PostgresServer server) : StoreContract, IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly List<PostgresStore> _stores = [];
    private string _connection = "";

    public async ValueTask InitializeAsync() => _connection = await server.NewDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Silos_that_start_together_make_the_schema_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Make().List()));

        Assert.All(runs, Assert.Empty);
        Assert.True(await Make().Create(SpecificationOf("run")));
    }

    [Fact]
    public async Task Append_waits_for_a_temporarily_unavailable_database()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        await server.StopAsync();

        var append = store.Append("run", epoch, Entry("a", new Tick(3)));
        Assert.False(append.IsCompleted);
        await server.RestartAsync();
        await append;

        Assert.Equal([Entry("a", new Tick(3))], await Make().Journal("run"));
    }

    /// <summary>The first command was stored but its acknowledgement was lost, so its sender got an error and sent it again.</summary>
    [Fact]
    public async Task Command_stored_again_under_another_tick_replaces_its_first_entry()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        await store.Append("run", epoch, Entry("a", new Tick(3)));

        await store.Append("run", epoch, Entry("a", new Tick(5)));

        Assert.Equal([Entry("a", new Tick(5))], (await store.Claim("run")).Journal);
    }

    [Fact]
    public async Task A_failed_first_attempt_to_make_the_schema_is_repeated()
    {
        var store = new PostgresStore(_connection, TimeSpan.FromSeconds(1));
        _stores.Add(store);
        await server.StopAsync();

        await Assert.ThrowsAsync<StoreAwayException>(() => store.List());
        await Assert.ThrowsAsync<StoreAwayException>(() => store.Check(CancellationToken.None));
        Assert.NotNull(store.Problem);

        await server.RestartAsync();
        await store.Check(CancellationToken.None);
        Assert.Null(store.Problem);
        Assert.Empty(await store.List());
    }

    /// <summary>Where packets are dropped, each attempt takes until its timeout, so the time limit is a total time and not a number of attempts.</summary>
    [Fact(Timeout = 240_000)]
    public async Task Store_gives_up_on_dropped_packets_after_its_time_limit()
    {
        using var silent = Silent();
        await using var store = new PostgresStore(ConnectionTo(silent), TimeSpan.FromSeconds(6));

        var error = await Assert.ThrowsAsync<StoreAwayException>(() => store.Claim("run"));

        Assert.Contains("has not answered for 6 s", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    /// <summary>A checkpoint of hundreds of districts must not take minutes while the database is unavailable.</summary>
    [Fact(Timeout = 240_000)]
    public async Task Checkpoint_parts_do_not_each_wait_for_an_unavailable_database()
    {
        using var silent = Silent();
        await using var store = new PostgresStore(ConnectionTo(silent), TimeSpan.FromSeconds(60));

        for (var district = new DistrictIndex(0); district < 200; district++)
        {
            await Assert.ThrowsAsync<StoreAwayException>(() => store.Write(new PartName("run", new CheckpointId(1, new Tick(1)), district), new byte[1]));
        }

        await Assert.ThrowsAsync<StoreAwayException>(() => store.Discard("run", new CheckpointId(1, new Tick(1))));
    }

    protected override async Task Flip(Record record)
    {
        var (table, column, key) = record switch
        {
            Record.Specification => ("runs", "specification", "name"),
            Record.Status => ("runs", "standing", "name"),
            Record.Journal => ("journal", "entry", "run"),
            _ => ("checkpoints", "content", "run"),
        };
        await using var source = NpgsqlDataSource.Create(_connection);
#pragma warning disable CA2100 // The names are those above.
        await using var command = source.CreateCommand(
            $"UPDATE adoptsim.{table} SET {column} = set_byte({column}, length({column}) / 2, get_byte({column}, length({column}) / 2) # 1) WHERE {key} = 'run'"
        );
#pragma warning restore CA2100
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Accepts connections and sends nothing.</summary>
    private static TcpListener Silent()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static string ConnectionTo(TcpListener silent) =>
        $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=postgres;Database=postgres";

    protected override ICheckpointStore Make()
    {
        var store = new PostgresStore(_connection, TimeSpan.FromSeconds(30));
        _stores.Add(store);
        return store;
    }
}
