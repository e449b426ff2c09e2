using System.Net;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Silo.Gateways;
using AdoptionSim.Silo.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using AdoptionSim.Tests.Support.Postgres;
using Npgsql;

namespace AdoptionSim.Silo.Tests;

/// <summary>Tests clusters of silo processes whose membership is in a database.</summary>
public sealed class ClusterTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const int Active = 3;
    private const int Dead = 6;

    [Fact]
    public async Task Silos_starting_together_on_an_empty_database_form_one_cluster()
    {
        var database = await postgres.NewDatabaseAsync();
        using var first = Start(database, "one");
        using var second = Start(database, "one");
        await Task.WhenAll(first.ReadyAsync(), second.ReadyAsync());

        Assert.Equal(Order([(first.Ports.Silo, Active), (second.Ports.Silo, Active)]), await Members(database, "one"));
    }

    [Fact]
    public async Task Stopped_silo_exits_with_0_and_is_recorded_as_dead()
    {
        var database = await postgres.NewDatabaseAsync();
        using var silo = Start(database, "one");
        await silo.ReadyAsync();

        Assert.Equal((0, ""), await silo.TerminateAsync());
        Assert.Equal([(silo.Ports.Silo, Dead)], await Members(database, "one"));
    }

    [Fact]
    public async Task Later_start_keeps_the_existing_tables_and_their_rows()
    {
        var database = await postgres.NewDatabaseAsync();
        using var first = Start(database, "one");
        await first.ReadyAsync();
        await first.TerminateAsync();
        using var second = Start(database, "one");
        await second.ReadyAsync();

        Assert.Equal(Order([(first.Ports.Silo, Dead), (second.Ports.Silo, Active)]), await Members(database, "one"));
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Clusters_with_different_ids_stay_separate_in_one_database()
    {
        var database = await postgres.NewDatabaseAsync();
        using var first = Start(database, "one");
        using var second = Start(database, "two");
        await Task.WhenAll(first.ReadyAsync(), second.ReadyAsync());

        Assert.Equal([(first.Ports.Silo, Active)], await Members(database, "one"));
        Assert.Equal([(second.Ports.Silo, Active)], await Members(database, "two"));
    }

    [Fact]
    public async Task Silo_is_live_but_not_ready_until_its_database_answers()
    {
        var own = new PostgresServer();
        await own.InitializeAsync();
        var database = own.ConnectionString;
        await own.StopAsync();
        using var silo = Start(database, "one");
        await silo.Says("live", HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await silo.Health("ready"));

        await own.RestartAsync();
        await silo.ReadyAsync();
        Assert.Equal([(silo.Ports.Silo, Active)], await Members(database, "one"));
        await own.DisposeAsync();
    }

    /// <summary>One live silo of three cannot outvote two dead ones. Until they no longer count, calls to them fail and no other silo can join.</summary>
    [Fact(Timeout = 240_000)]
    public async Task Third_silo_serves_soon_after_two_of_three_die()
    {
        var database = await postgres.NewDatabaseAsync();
        using var first = Start(database, "one");
        using var second = Start(database, "one");
        using var third = Start(database, "one");
        await Task.WhenAll(first.ReadyAsync(), second.ReadyAsync(), third.ReadyAsync());
        first.Kill();
        second.Kill();

        // Far longer than necessary, and shorter than the 90 s after which dead silos no longer count in any case.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(70));
        using var fourth = Start(database, "one");
        await using var client = await RemoteCluster.ConnectAsync($"127.0.0.1:{third.Ports.Gateway}", "one", "adoptsim", cancellationToken: deadline.Token);
        Assert.Empty(await Repeated(() => client.Grains.GetGrain<IRuns>(IRuns.Key).List(), deadline.Token));
        await fourth.ReadyAsync().WaitAsync(deadline.Token);

        (int, int)[] expected = Order([(first.Ports.Silo, Dead), (second.Ports.Silo, Dead), (third.Ports.Silo, Active), (fourth.Ports.Silo, Active)]);
        while (!(await Members(database, "one")).SequenceEqual(expected))
        {
            Assert.False(deadline.IsCancellationRequested, "The dead silos were not declared dead in time.");
        }
    }

    /// <summary>The runs are stored in another database than the membership, so a silo stays a member while that database is unavailable.</summary>
    [Fact(Timeout = 240_000)]
    public async Task Silo_is_not_ready_until_its_store_returns_then_serves()
    {
        var own = new PostgresServer();
        await own.InitializeAsync();
        await own.StopAsync();
        using var silo = new SiloProcess(SiloPorts.Free(), "--Checkpoints:Store=postgres", $"--Checkpoints:Postgres={own.ConnectionString}");
        await silo.Says("live", HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await silo.Health("ready"));
        await using var client = await Connected(silo);
        var runs = client.Grains.GetGrain<IRuns>(IRuns.Key);
        var early = runs.List();

        await own.RestartAsync();
        await silo.ReadyAsync();
        Assert.Empty(await early);
        Assert.Empty(await runs.List());

        await own.StopAsync();
        await silo.Says("ready", HttpStatusCode.ServiceUnavailable);
        await own.RestartAsync();
        await silo.ReadyAsync();
        await own.DisposeAsync();
    }

    [Fact]
    public async Task Readiness_ends_when_stopping_begins_while_liveness_continues()
    {
        var ports = SiloPorts.Free();
        await using var app = SiloHost.Build([.. ports.Arguments]);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ports.Http}/health/") };
        var before = await Status("ready");
        (HttpStatusCode Ready, HttpStatusCode Live) stopping = default;
        app.Lifetime.ApplicationStopping.Register(() => stopping = (Status("ready").GetAwaiter().GetResult(), Status("live").GetAwaiter().GetResult()));

        await app.StopAsync();

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), stopping);

        async Task<HttpStatusCode> Status(string health)
        {
            using var answer = await http.GetAsync(new Uri(health, UriKind.Relative));
            return answer.StatusCode;
        }
    }

    /// <summary>Otherwise the silo's log would be written into a socket that got the number of the closed stream.</summary>
    [Theory]
    [InlineData(">&- 2>&-", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("<&- >&- 2>&-")]
    public async Task Silo_without_standard_streams_becomes_ready_and_stops_in_order(string redirection)
    {
        using var silo = SiloProcess.Redirected(SiloPorts.Free(), redirection);
        await silo.ReadyAsync();

        Assert.Equal(0, (await silo.TerminateAsync()).Status);
        Assert.Equal("", silo.Output.Trim());
    }

    [Fact]
    public async Task Two_silos_on_one_machine_form_a_cluster_without_database()
    {
        var ports = SiloPorts.Free();
        using var first = new SiloProcess(ports);
        await first.ReadyAsync();
        using var second = new SiloProcess(SiloPorts.Free(primary: ports.Silo));
        await second.ReadyAsync();

        await using var client = await RemoteCluster.ConnectAsync($"127.0.0.1:{second.Ports.Gateway}", "adoptsim", "adoptsim");
        var hosts = await client.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);

        Assert.Equal(new[] { first.Ports.Silo, second.Ports.Silo }.Order(), hosts.Keys.Select(silo => silo.Endpoint.Port).Order());
    }

    private static async Task<RemoteCluster> Connected(SiloProcess silo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                return await RemoteCluster.ConnectAsync($"127.0.0.1:{silo.Ports.Gateway}", "adoptsim", "adoptsim", cancellationToken: deadline.Token);
            }
            catch (Exception) when (!deadline.IsCancellationRequested)
            {
                // The silo answers health requests before its gateway is open.
            }
        }
    }

    /// <summary>Repeats a call, as clients do: it may go to a silo that has just died.</summary>
    private static async Task<T> Repeated<T>(Func<Task<T>> call, CancellationToken deadline)
    {
        while (true)
        {
            try
            {
                return await call().WaitAsync(TimeSpan.FromSeconds(5), deadline);
            }
            catch (Exception error)
                when (error is OrleansException or TimeoutException or Orleans.Runtime.Messaging.ConnectionFailedException && !deadline.IsCancellationRequested)
            {
                // Repeated until the deadline.
            }
        }
    }

    private static SiloProcess Start(string database, string cluster) =>
        new(SiloPorts.Free(), "Clustering=postgres", $"Postgres={database}", $"ClusterId={cluster}");

    private static async Task<(int Port, int Status)[]> Members(string database, string cluster)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT Port, Status FROM SiloMember WHERE ClusterId = $1");
        command.Parameters.AddWithValue(cluster);
        await using var reader = await command.ExecuteReaderAsync();
        var members = new List<(int, int)>();
        while (await reader.ReadAsync())
        {
            members.Add((reader.GetInt32(0), reader.GetInt32(1)));
        }

        return Order(members);
    }

    private static (int Port, int Status)[] Order(IEnumerable<(int Port, int Status)> members) => [.. members.OrderBy(member => member.Port)];
}
