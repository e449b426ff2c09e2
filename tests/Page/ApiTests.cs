using System.Net;
using System.Text.Json;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Page.Tests.Support;
using AdoptionSim.Silo.Tests.Support;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the HTTP API of the live page.</summary>
[Collection(PageCollection.Name)]
public sealed class ApiTests(PageWorld world)
{
    [Fact]
    public async Task Update_has_the_runs_own_figures_of_real_people()
    {
        var run = await world.DoneAsync(PageRun.Dprk);
        var rows = await run.Rows(new Tick(0), int.MaxValue);

        var update = await world.AskAsync("runs/dprk/update");

        var curve = update.GetProperty("curve").EnumerateArray().ToArray();
        Assert.Equal(
            rows.Select(row => (row.Tick.Value, $"{row.Date:yyyy-MM-dd}", 1000 * Sum(row, PhoneMeasures.Subscribers))),
            curve.Select(row => (Number(row, "tick"), row.GetProperty("date").GetString()!, row.GetProperty("subscribers").GetInt64()))
        );
        Assert.All(curve, row => Assert.InRange(row.GetProperty("capital").GetInt64(), 0, row.GetProperty("subscribers").GetInt64()));
        var latest = update.GetProperty("latest");
        Assert.Equal(rows[^1].Tick, Number(latest, "tick"));
        Assert.Equal(update.GetProperty("progress").GetProperty("subscribers").GetInt64(), Numbers(latest, "subscribers").Sum());
        Assert.Equal(197, Numbers(latest, "subscribers").Length);
        Assert.Equal(Sum(rows[^1], NetworkMeasures.StationsOnAir), Numbers(latest, "onAir").Sum());
        Assert.NotEmpty(latest.GetProperty("busiest").EnumerateArray());
        Assert.Equal(1000 * Sum(rows[^1], InternetMeasures.AwarePeople), Numbers(latest, "internetAware").Sum());
        var services = latest
            .GetProperty("services")
            .EnumerateArray()
            .ToDictionary(service => service.GetProperty("name").GetString()!, service => service.GetProperty("value").GetDouble());
        Assert.Equal(AllFeatures.Declared.SelectMany(feature => feature.OnPage).Select(headline => headline.Name), services.Keys);
        Assert.Equal(1000 * Sum(rows[^1], IntranetMeasures.Readers), services["readers"]);
        Assert.Equal((double)Sum(rows[^1], BoardMeasures.Remembered) / Sum(rows[^1], BoardMeasures.Birthdays), services["remembered"], 12);
        Assert.Equal(1000.0 * Sum(rows[^1], CinemaMeasures.Annoyed) / Sum(rows[^1], CinemaMeasures.SeatsTaken), services["annoyed"], 9);
        Assert.InRange(services["aware"], 0.000_001, 1);
        Assert.True(services["foreigners"] > 0);
    }

    [Fact]
    public async Task Only_new_ticks_are_sent_unless_a_tick_is_requested()
    {
        var run = await world.DoneAsync(PageRun.Dprk);

        var curve = (await world.AskAsync("runs/dprk/update?after=100")).GetProperty("curve");
        var tick = await world.AskAsync("runs/dprk/ticks/30");

        Assert.Equal(Enumerable.Range(101, 7), curve.EnumerateArray().Select(row => Number(row, "tick")));
        Assert.Equal(30, Number(tick, "tick"));
        Assert.Equal(1000 * Sum((await run.Rows(new Tick(30), 1))[0], PhoneMeasures.Subscribers), Numbers(tick, "subscribers").Sum());
    }

    [Fact]
    public async Task Nation_of_a_run_includes_places_record_and_any_outlines()
    {
        await world.DoneAsync(PageRun.Dprk);
        await world.DoneAsync(PageRun.Islandia);

        var dprk = (await world.AskAsync("runs/dprk")).GetProperty("nation");
        var islandia = (await world.AskAsync("runs/islandia")).GetProperty("nation");

        Assert.Equal(
            (197, 11, 23),
            (dprk.GetProperty("districts").GetArrayLength(), dprk.GetProperty("provinces").GetArrayLength(), dprk.GetProperty("record").GetArrayLength())
        );
        Assert.Equal("Topology", dprk.GetProperty("boundaries").GetProperty("topology").GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Null, islandia.GetProperty("boundaries").ValueKind);
    }

    [Fact]
    public async Task Runs_are_listed_with_seeds_of_any_size()
    {
        await world.DoneAsync(new PageRun("large-seed", Until: "2000-07-31", Seed: ulong.MaxValue));

        JsonElement? found = null;
        await Until.True("the run is listed", async () =>
        {
            found = (await world.AskAsync("runs"))
                .EnumerateArray()
                .Where(run => run.GetProperty("name").GetString() == "large-seed")
                .Cast<JsonElement?>()
                .FirstOrDefault();
            return found is not null;
        });

        Assert.Equal($"{ulong.MaxValue}", found!.Value.GetProperty("seed").GetString());
        Assert.Equal("islandia", found!.Value.GetProperty("scenario").GetString());
    }

    [Theory]
    [InlineData("runs/nobody", HttpStatusCode.NotFound)]
    [InlineData("runs/nobody/update", HttpStatusCode.NotFound)]
    [InlineData("runs/nobody/ticks/1", HttpStatusCode.NotFound)]
    [InlineData("runs/islandia/ticks/100000", HttpStatusCode.NotFound)]
    [InlineData("runs/islandia/ticks/-1", HttpStatusCode.NotFound)]
    [InlineData("runs/islandia/update?after=then", HttpStatusCode.BadRequest)]
    public async Task Missing_resources_are_not_found(string path, HttpStatusCode status)
    {
        await world.DoneAsync(PageRun.Islandia);

        using var answer = await world.Http.GetAsync(new Uri(world.Address, $"/api/{path}"));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_can_be_changed_through_it()
    {
        foreach (var path in new[] { "runs", "silos", "runs/islandia" })
        {
            using var answer = await world.Http.PostAsync(new Uri(world.Address, $"/api/{path}"), null);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Any_silo_of_the_cluster_shows_any_run()
    {
        await world.DoneAsync(PageRun.Dprk);
        var other = await world.AddSiloAsync();
        var here = await world.AskAsync("runs/dprk/update?after=106");

        using var answer = await world.Http.GetAsync(new Uri(other, "/api/runs/dprk/update?after=106"));
        using var page = await world.Http.GetAsync(other);

        var there = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal($"{here.GetProperty("latest")}", $"{there.GetProperty("latest")}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Silo_not_yet_joined_serves_its_page_but_no_runs()
    {
        using var silo = new SiloProcess(
            SiloPorts.Free(),
            "Clustering=postgres",
            "Postgres=Host=127.0.0.1;Port=1;Username=nobody;Timeout=1",
            "PostgresWait=3600"
        );
        await silo.Says("live", HttpStatusCode.OK);
        var address = new Uri($"http://127.0.0.1:{silo.Ports.Http}");

        using var page = await world.Http.GetAsync(address);
        using var runs = await world.Http.GetAsync(new Uri(address, "/api/runs"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (page.StatusCode, runs.StatusCode));
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static long[] Numbers(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(each => each.GetInt64())];

    private static long Sum(TickRows rows, Measure measure) => rows.Districts.Chunk(Measures.Count).Sum(district => district[(int)measure]);
}
