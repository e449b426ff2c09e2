using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>The kinds of records that a store keeps in addition to parts.</summary>
public enum Record
{
    Specification,
    Status,
    Journal,
    Index,
}

/// <summary>The parts that the tests of every store share.</summary>
public abstract class StoreTestBase
{
    /// <summary>Flips one bit of a record of run "run".</summary>
    protected abstract Task Flip(Record record);

    protected static RunSpecification SpecificationOf(string name) =>
        new SmallRun(name) { Commands = [Entry("given", 1)] }.Specification() with
        {
            Checkpoints = new CheckpointInterval(1.5, 3),
            Keep = false,
        };

    protected static JournalEntry Entry(string id, int tick) => new(new Tick(tick), id[0], id, CommandKind.Give, "IS-A.1/4", "bar");

    /// <summary>Returns another connection to the same store, as another silo would have.</summary>
    protected abstract ICheckpointStore Make();

    protected static RunStatus Status(RunState state) =>
        new(
            "cluster",
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            new RunProgress(state, new Tick(3), 9, new DateOnly(2009, 1, 5), 7, 600, 2, 0, "ab", 3, "error", new Tick(2), 1, "warning")
        );

    protected static CheckpointIndex Index(int epoch, int tick, params RowPart[] rows) =>
        new(
            CheckpointIndex.CurrentLayout,
            ModelVersion.Current,
            new CheckpointId(epoch, new Tick(tick)),
            new RunLedger(new SmallRun("x").Setup()).Save() with
            {
                Digest = $"digest {tick}",
            },
            ["127.0.0.1:1@1"],
            [0, 0],
            rows,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)
        );

    protected static async Task CommitWithParts(ICheckpointStore store, int epoch, int tick, params RowPart[] rows)
    {
        var id = new CheckpointId(epoch, new Tick(tick));
        await store.Write(new PartName("run", id, new DistrictIndex(0)), new byte[] { 1 });
        foreach (var part in rows.Where(part => part.Checkpoint == id))
        {
            await store.Write(new PartName("run", id, PartName.Rows), new byte[] { 2 });
        }

        await store.Commit("run", Index(epoch, tick, rows));
    }
}
