using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>Tests that every store must pass; the tests of each store inherit them.</summary>
public abstract class StoreContract : StoreOwnershipContract
{
    [Fact]
    public async Task A_run_is_stored_once_and_found_again()
    {
        var store = Make();
        var specification = SpecificationOf("run");

        Assert.True(await store.Create(specification));
        Assert.False(await store.Create(specification));

        var again = Make();
        Assert.Equal(["run"], (await again.List()).Select(run => run.Name));
        var found = await again.Specification("run");
        Assert.Equal(specification with { Nation = [], Scenario = [], Commands = [] }, found! with { Nation = [], Scenario = [], Commands = [] });
        Assert.Equal(specification.Nation, found.Nation);
        Assert.Equal(specification.Commands, found.Commands);
        Assert.Null(await again.Specification("none"));
        Assert.Null(await again.Status("run"));
    }

    [Fact]
    public async Task Written_part_can_be_read_and_missing_part_is_named()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var part = new PartName("run", new CheckpointId(1, new Tick(7)), new DistrictIndex(3));
        await store.Write(part, new byte[] { 1, 2, 3 });

        Assert.Equal([1, 2, 3], await Make().Read(part));
        var error = await Assert.ThrowsAsync<DamagedPartException>(() => store.Read(part with { District = new DistrictIndex(4) }));
        Assert.Contains("district 4 of checkpoint 1-7 of run run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_keeps_the_last_two_checkpoints_and_all_rows()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        var rows = new List<RowPart>();
        foreach (var tick in new[] { 10, 20, 30 })
        {
            rows.Add(new RowPart(new CheckpointId(epoch, new Tick(tick)), new Tick(tick - 9), new Tick(tick)));
            await CommitWithParts(store, epoch, new Tick(tick), [.. rows]);
        }

        var lease = await store.Claim("run");
        Assert.Equal([30, 20], lease.Checkpoints.Select(index => index.Id.Tick.Value));
        Assert.Equal("digest 30", lease.Checkpoints[0].Ledger.Digest);
        Assert.Equal(30, (await store.Latest("run"))!.Id.Tick);
        await store.Read(new PartName("run", new CheckpointId(epoch, new Tick(20)), new DistrictIndex(0)));
        await Assert.ThrowsAsync<DamagedPartException>(() => store.Read(new PartName("run", new CheckpointId(epoch, new Tick(10)), new DistrictIndex(0))));
        await store.Read(new PartName("run", new CheckpointId(epoch, new Tick(10)), PartName.Rows));
    }

    [Fact]
    public async Task Of_a_run_that_is_done_the_rows_remain_alone()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        var rows = new RowPart(new CheckpointId(epoch, new Tick(10)), new Tick(0), new Tick(10));
        await CommitWithParts(store, epoch, new Tick(10), rows);
        await store.Commit("run", Index(epoch, new Tick(12), rows) with { IsEnd = true });

        Assert.True((await store.Latest("run"))!.IsEnd);
        await Assert.ThrowsAsync<DamagedPartException>(() => store.Read(new PartName("run", new CheckpointId(epoch, new Tick(10)), new DistrictIndex(0))));
        await store.Read(new PartName("run", new CheckpointId(epoch, new Tick(10)), PartName.Rows));
    }

    [Fact]
    public async Task A_run_that_is_deleted_is_gone()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        await CommitWithParts(store, (await store.Claim("run")).Epoch, new Tick(10));

        await store.Delete("run");

        Assert.Empty(await store.List());
        Assert.Null(await store.Status("run"));
        Assert.True(await store.Create(SpecificationOf("run")));
        Assert.Empty((await store.Claim("run")).Checkpoints);
    }

    /// <summary>Each kind of record, and the beginning of its error message.</summary>
    public static TheoryData<Record, string> Records =>
        new()
        {
            { Record.Specification, "The specification of run run" },
            { Record.Status, "The status of run run" },
            { Record.Journal, "journal" },
            { Record.Index, "The index of checkpoint 1-10 of run run" },
        };

    [Theory]
    [MemberData(nameof(Records))]
    public async Task A_flipped_bit_in_a_record_is_refused_by_name(Record record, string name)
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        await store.SaveStatus("run", epoch, Status(RunState.Done));
        await store.Append("run", epoch, Entry("a", 3));
        await CommitWithParts(store, epoch, 10);
        await Flip(record);

        var again = Make();
        var error = await Assert.ThrowsAsync<DamagedPartException>(
            record switch
            {
                Record.Specification => () => again.Specification("run"),
                Record.Status => () => again.Status("run"),
                Record.Journal => () => again.Claim("run"),
                _ => () => again.Latest("run"),
            }
        );
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup, or delete the run", error.Message, StringComparison.Ordinal);
        if (record == Record.Index)
        {
            var lease = await again.Claim("run");
            Assert.Equal([error.Message], lease.Damages);
            Assert.Empty(lease.Checkpoints);
        }
    }

    [Fact]
    public async Task Damaged_run_is_listed_as_damaged_and_can_be_deleted()
    {
        var store = Make();
        await store.Create(SpecificationOf("other"));
        await store.SaveStatus("other", 0, Status(RunState.Done));
        await store.Create(SpecificationOf("run"));
        await store.SaveStatus("run", 0, Status(RunState.Done));
        await store.Create(SpecificationOf("accepted"));
        await Flip(Record.Status);

        var runs = await Make().List();

        Assert.Equal(["accepted", "other", "run"], runs.Select(run => run.Name));
        Assert.Equal([new StoredRun("accepted", null), new StoredRun("other", Status(RunState.Done))], runs.Take(2));
        Assert.StartsWith("The status of run run", runs[2].Damage, StringComparison.Ordinal);
        await store.Delete("run");
        Assert.Equal(["accepted", "other"], (await store.List()).Select(run => run.Name));
    }

    [Fact]
    public async Task List_returns_runs_after_a_name_up_to_the_limit()
    {
        var store = Make();
        foreach (var name in (string[])["b", "B", "c", "a"])
        {
            await store.Create(SpecificationOf(name));
        }

        Assert.Equal(["B", "a"], (await store.List(most: 2)).Select(run => run.Name));
        Assert.Equal(["b"], (await store.List("a", 1)).Select(run => run.Name));
        Assert.Equal(["c"], (await store.List("bb", 5)).Select(run => run.Name));
    }

    /// <summary>Simulates a cleanup that fails after the commit, so that the whole commit is reported as failed.</summary>
    [Fact]
    public async Task A_whole_checkpoint_is_not_discarded()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        await CommitWithParts(store, epoch, new Tick(10), new RowPart(new CheckpointId(epoch, new Tick(10)), new Tick(0), new Tick(10)));

        await store.Discard("run", new CheckpointId(epoch, new Tick(10)));

        Assert.Equal(10, (await store.Latest("run"))!.Id.Tick);
        await store.Read(new PartName("run", new CheckpointId(epoch, new Tick(10)), new DistrictIndex(0)));
        await store.Read(new PartName("run", new CheckpointId(epoch, new Tick(10)), PartName.Rows));
    }

    [Fact]
    public async Task Of_several_that_create_a_run_at_once_one_does()
    {
        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Make().Create(SpecificationOf("run")))));

        Assert.Equal(1, created.Count(isFirst => isFirst));
        Assert.NotNull(await Make().Specification("run"));
    }

    [Fact]
    public async Task A_store_that_answers_has_no_problem()
    {
        var store = Make();
        await store.Check(CancellationToken.None);

        Assert.Null(store.Problem);
    }
}
