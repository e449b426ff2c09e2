using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>Tests of claims, epochs and incarnations that every store must pass.</summary>
public abstract class StoreOwnershipContract : StoreTestBase
{
    [Fact]
    public async Task Replaced_owner_can_no_longer_commit_append_or_save_status()
    {
        var (old, store) = (Make(), Make());
        await store.Create(SpecificationOf("run"));
        var first = await old.Claim("run");
        await CommitWithParts(old, first.Epoch, 10);
        var second = await store.Claim("run");
        await old.Write(new PartName("run", new CheckpointId(first.Epoch, new Tick(40)), new DistrictIndex(0)), new byte[10]);

        Assert.True(second.Epoch > first.Epoch);
        await Assert.ThrowsAsync<StaleEpochException>(() => old.Commit("run", Index(first.Epoch, 40)));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.Append("run", first.Epoch, Entry("late", 9)));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.SaveStatus("run", first.Epoch, Status(RunState.Done)));
        var third = await store.Claim("run");
        Assert.Equal([10], third.Checkpoints.Select(index => index.Id.Tick.Value));
        Assert.Empty(third.Journal);
    }

    [Fact]
    public async Task Later_owners_checkpoint_comes_first_even_at_an_earlier_tick()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var first = (await store.Claim("run")).Epoch;
        await CommitWithParts(store, first, 50);
        var second = (await store.Claim("run")).Epoch;
        await CommitWithParts(store, second, 45);

        Assert.Equal([45, 50], (await store.Claim("run")).Checkpoints.Select(index => index.Id.Tick.Value));
    }

    [Fact]
    public async Task The_journal_has_every_entry_of_all_owners_in_order()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var first = (await store.Claim("run")).Epoch;
        await store.Append("run", first, Entry("a", 3));
        await store.Append("run", first, Entry("b", 3));
        var second = await store.Claim("run");
        await store.Append("run", second.Epoch, Entry("c", 2));

        Assert.Equal([Entry("a", 3), Entry("b", 3)], second.Journal);
        Assert.Equal([Entry("a", 3), Entry("b", 3), Entry("c", 2)], (await store.Claim("run")).Journal);
        Assert.Equal(3, (await store.Journal("run")).Count);
    }

    [Fact]
    public async Task The_latest_standing_counts()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var first = (await store.Claim("run")).Epoch;
        await store.SaveStatus("run", first, Status(RunState.Running));
        var second = (await store.Claim("run")).Epoch;
        Assert.Equal(RunState.Running, (await store.Status("run"))!.Progress.State);

        await store.SaveStatus("run", second, Status(RunState.Failed));

        Assert.Equal(Status(RunState.Failed), await Make().Status("run"));
    }

    /// <summary>Epochs start again with each run of a name, so both owners have the same numbers.</summary>
    [Fact]
    public async Task Owner_of_a_deleted_run_cannot_write_to_its_namesake()
    {
        var (old, store) = (Make(), Make());
        var (first, second) = (Incarnation.New(DateTimeOffset.UnixEpoch), Incarnation.New(DateTimeOffset.UnixEpoch.AddDays(1)));
        await old.Create(SpecificationOf("run") with { Incarnation = first });
        var before = await old.Claim("run", first);
        await store.Delete("run");
        await store.Create(SpecificationOf("run") with { Incarnation = second });
        var after = await store.Claim("run", second);
        await store.SaveStatus("run", after.Epoch, Status(RunState.Running), second);

        Assert.Equal(before.Epoch, after.Epoch);
        await Assert.ThrowsAsync<StaleEpochException>(() => old.SaveStatus("run", before.Epoch, Status(RunState.Done), first));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.Append("run", before.Epoch, Entry("late", 9), first));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.Commit("run", Index(before.Epoch, 40), first));
        await Assert.ThrowsAnyAsync<Exception>(() => old.Claim("run", first));
        Assert.Equal(RunState.Running, (await store.Status("run"))!.Progress.State);
        Assert.Null(await store.Latest("run"));
        Assert.Empty(await store.Journal("run"));
        await store.Append("run", after.Epoch, Entry("own", 9), second);
        Assert.Single(await store.Journal("run"));
    }

    [Fact]
    public async Task Status_can_be_saved_without_a_claim_until_one_exists()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));

        await store.SaveStatus("run", 0, Status(RunState.Preparing));

        Assert.Equal(Status(RunState.Preparing), await Make().Status("run"));
        await store.Claim("run");
        await Assert.ThrowsAsync<StaleEpochException>(() => store.SaveStatus("run", 0, Status(RunState.Done)));
    }

    [Fact]
    public async Task Epoch_is_that_of_the_latest_claim()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        Assert.Equal(0, await store.Epoch("run"));

        var lease = await store.Claim("run");

        Assert.Equal(lease.Epoch, await Make().Epoch("run"));
    }
}
