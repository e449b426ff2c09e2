using System.Net;
using AdoptionSim.Silo.Gateways;
using AdoptionSim.Silo.Tests.Support;
using AdoptionSim.Tests.Support.Postgres;
using Npgsql;

namespace AdoptionSim.Silo.Tests;

/// <summary>Silos that are processes, and the database in which their membership is written down.</summary>
public sealed class ClusterTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const int Active = 3;
    private const int Dead = 6;

    [Fact]
    public async Task Silos_that_start_at_once_on_an_empty_database_form_one_cluster()
    {
        var database = await postgres.NewDatabaseAsync();
        using var first = Start(database, "one");
        using var second = Start(database, "one");
        await Task.WhenAll(first.ReadyAsync(), second.ReadyAsync());

        Assert.Equal(Order([(first.Ports.Silo, Active), (second.Ports.Silo, Active)]), await Members(database, "one"));
    }

    [Fact]
    public async Task A_silo_that_is_asked_to_stop_ends_with_0_and_is_written_down_as_dead()
    {
        var database = await postgres.NewDatabaseAsync();
        using var silo = Start(database, "one");
        await silo.ReadyAsync();

        Assert.Equal((0, ""), await silo.TerminateAsync());
        Assert.Equal([(silo.Ports.Silo, Dead)], await Members(database, "one"));
    }

    [Fact]
    public async Task A_later_start_finds_the_tables_and_leaves_them_as_they_are()
    {
        var database = await postgres.NewDatabaseAsync();
        using var first = Start(database, "one");
        await first.ReadyAsync();
        await first.TerminateAsync();
        using var second = Start(database, "one");
        await second.ReadyAsync();

        Assert.Equal(Order([(first.Ports.Silo, Dead), (second.Ports.Silo, Active)]), await Members(database, "one"));
    }

    [Fact]
    public async Task Clusters_of_different_ids_share_a_database_and_know_nothing_of_each_other()
    {
        var database = await postgres.NewDatabaseAsync();
        using var first = Start(database, "one");
        using var second = Start(database, "two");
        await Task.WhenAll(first.ReadyAsync(), second.ReadyAsync());

        Assert.Equal([(first.Ports.Silo, Active)], await Members(database, "one"));
        Assert.Equal([(second.Ports.Silo, Active)], await Members(database, "two"));
    }

    [Fact]
    public async Task A_silo_lives_but_is_not_ready_until_its_database_answers()
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

    [Fact]
    public async Task Readiness_ends_with_the_order_to_stop_and_not_with_the_end()
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

    [Fact]
    public async Task Two_silos_of_one_machine_form_a_cluster_without_a_database()
    {
        var ports = SiloPorts.Free();
        using var first = new SiloProcess(ports);
        await first.ReadyAsync();
        using var second = new SiloProcess(SiloPorts.Free(primary: ports.Silo));
        await second.ReadyAsync();

        await using var client = await RemoteCluster.ConnectAsync($"127.0.0.1:{second.Ports.Gateway}", "adoptsim", "adoptsim");
        var hosts = await client.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);

        Assert.Equal(
            new[] { first.Ports.Silo, second.Ports.Silo }.Order(),
            hosts.Keys.Select(silo => silo.Endpoint.Port).Order());
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
