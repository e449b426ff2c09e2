using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Grains.Tests.Support;

namespace AdoptionSim.Grains.Tests.Districts;

/// <summary>Tests the grains of terminals, boards, cinemas and foreigners: they answer queries with the data of their run.</summary>
public sealed class ServiceGrainsTests(SmallCluster cluster) : IClassFixture<SmallCluster>
{
    private static readonly SmallRun Small = new("services") { Scale = 0.1 };

    [Fact]
    public async Task Each_grain_answers_and_missing_entities_are_refused()
    {
        var run = cluster.Grains.GetGrain<IRun>(Small.Name);
        await run.Start(Small.Specification() with { Keep = true });
        var progress = await run.ToEnd();

        var terminal = await cluster.Grains.GetGrain<IServiceEntity>($"{Small.Name}/IS-A.1/i/0").Describe();
        Assert.Equal(("IS-A.1/i/0", progress.Tick, true), (terminal.Id, terminal.Tick, terminal.Value<bool>("isOpen")));
        Assert.InRange(terminal.Value<long>("visits"), 1, terminal.Value<long>("allVisits"));

        var boards = await Task.WhenAll(
            Enumerable.Range(0, 300).Select(citizen => cluster.Grains.GetGrain<IServiceEntity>($"{Small.Name}/IS-A.1/b/{citizen}").Describe())
        );
        Assert.Contains(boards, board =>
            board.Value<int>("posts") > 0 && board.Value<int>("birthdaysRemembered") > 0 && board.Value<DateOnly?>("lastPost") is not null
        );
        Assert.Contains(boards, board => board.Value<int>("posts") == 0 && board.Value<DateOnly?>("lastPost") is null);
        Assert.All(boards, board => Assert.Matches("^[01][0-9]-[0-3][0-9]$", board.Value<string>("birthday")!));

        var citizens = await Task.WhenAll(
            boards.Select(board => cluster.Grains.GetGrain<ICitizen>($"{Small.Name}/{board.Value<string>("citizen")}").Describe())
        );
        Assert.All(citizens.Zip(boards), pair =>
            Assert.Equal(
                (pair.Second.Value<string>("birthday")!, pair.Second.Value<bool>("isReader")),
                (pair.First.Services.Birthday, pair.First.Services.Reader is { AtTerminals: true } or { OnHandset: true })
            )
        );
        Assert.Contains(citizens, citizen => citizen.Services.Reader is { Visits: > 0, Articles: > 0 } reader && reader.FirstVisit <= citizen.Date);
        Assert.Contains(citizens, citizen => citizen.Services.Reader is null);
        Assert.All(citizens, citizen => Assert.Null(citizen.Services.KnowsOfInternet));

        // Foreigners present at the start have left or are still present.
        var residents = (await Task.WhenAll(Enumerable.Range(0, 50).Select(Resident))).OfType<EntityView>().ToList();
        Assert.InRange(residents.Count, 10, 49);
        Assert.All(residents, resident =>
            Assert.True(
                resident.Value<string>("kind") == "resident"
                    && resident.Value<DateOnly>("leaves") > resident.Date
                    && resident.Value<DateOnly>("arrived") <= Small.Setup().Scenario.Start
            )
        );

        Assert.Contains(
            "'wait'; expected one of: kind, opens,",
            Assert.Throws<KeyNotFoundException>(() => terminal.Value<int>("wait")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "none numbered 99",
            (await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IServiceEntity>($"{Small.Name}/IS-A.1/i/99").Describe())).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has no cinema",
            (await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IServiceEntity>($"{Small.Name}/IS-A.1/c/0").Describe())).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has left the country",
            (await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IServiceEntity>($"{Small.Name}/FR/visitors/0").Describe())).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There is no cohort FR/nobody",
            (await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.Grains.GetGrain<IServiceEntity>($"{Small.Name}/FR/nobody/0").Describe())).Message,
            StringComparison.Ordinal
        );
    }

    private async Task<EntityView?> Resident(int number)
    {
        try
        {
            return await cluster.Grains.GetGrain<IServiceEntity>($"{Small.Name}/FR/settlers-from-afar/{number}").Describe();
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }
}
