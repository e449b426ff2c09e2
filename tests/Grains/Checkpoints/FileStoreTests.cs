using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Grains.Tests.Checkpoints;

public sealed class FileStoreTests : StoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-store-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Incomplete_journal_line_is_ignored_as_unacknowledged()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var lease = await store.Claim("run");
        await store.Append("run", lease.Epoch, Entry("a", 3));
        var journal = Assert.Single(_folder.GetFiles("*.journal", SearchOption.AllDirectories));
        await File.AppendAllTextAsync(journal.FullName, "{\"tick\":4,");

        Assert.Equal([Entry("a", new Tick(3))], (await store.Claim("run")).Journal);
    }

    [Fact]
    public async Task A_journal_that_was_altered_is_named()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var lease = await store.Claim("run");
        await store.Append("run", lease.Epoch, Entry("a", 3));
        var journal = Assert.Single(_folder.GetFiles("*.journal", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(journal.FullName, "{\"tick\":,}\n");

        var error = await Assert.ThrowsAsync<DamagedPartException>(() => store.Claim("run"));
        Assert.Contains("journal of epoch 1 of run run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incomplete_checkpoint_is_ignored()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var lease = await store.Claim("run");
        await store.Write(new PartName("run", new CheckpointId(lease.Epoch, new Tick(5)), new DistrictIndex(0)), new byte[10]);

        Assert.Empty((await store.Claim("run")).Checkpoints);
    }

    [Fact]
    public async Task A_journal_that_was_cut_is_named()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var lease = await store.Claim("run");
        await store.Append("run", lease.Epoch, Entry("a", 3));
        await store.Claim("run");
        var journal = Assert.Single(_folder.GetFiles("*.journal", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(journal.FullName, "{\"ti");

        var error = await Assert.ThrowsAsync<DamagedPartException>(() => store.Claim("run"));
        Assert.Contains("journal of epoch 1 of run run", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Simulates a store that is frozen during its cleanup, and continues when the run has another owner.</summary>
    [Fact]
    public async Task Who_tidies_up_late_leaves_what_a_later_owner_stores()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        var later = new CheckpointId(epoch + 1, new Tick(7));
        var (district, rows) = (new PartName("run", later, new DistrictIndex(0)), new PartName("run", later, PartName.Rows));
        await store.Write(district, new byte[] { 1 });
        await store.Write(rows, new byte[] { 2 });

        await CommitWithParts(store, epoch, new Tick(10));

        Assert.Equal([1], await Make().Read(district));
        Assert.Equal([2], await Make().Read(rows));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("../escaped")]
    [InlineData("a/../../escaped")]
    [InlineData("/tmp/escaped")]
    public async Task Nothing_outside_its_folder_is_touched(string run)
    {
        var store = Make();
        var calls = new Func<Task>[]
        {
            () => store.Create(SpecificationOf("run") with { Name = run }),
            () => store.Specification(run),
            () => store.Claim(run),
            () => store.Write(new PartName(run, new CheckpointId(1, new Tick(1)), new DistrictIndex(0)), new byte[1]),
            () => store.Discard(run, new CheckpointId(1, new Tick(1))),
            () => store.Delete(run),
        };
        foreach (var call in calls)
        {
            Assert.StartsWith("The run name is '", (await Assert.ThrowsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
        }

        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_flipped_bit_in_a_claim_is_refused_by_name()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        await store.Claim("run");
        await FlipIn(Path.Combine("epochs", "0001.json"));

        var error = await Assert.ThrowsAsync<DamagedPartException>(() => store.Claim("run"));

        Assert.StartsWith(
            $"The claim of epoch 1 of run run ({Path.Combine(_folder.FullName, "run", "epochs", "0001.json")}) is damaged",
            error.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>Otherwise the last command would be treated as never acknowledged.</summary>
    [Fact]
    public async Task Flipped_bit_in_the_last_journal_line_end_is_detected()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        await store.Append("run", (await store.Claim("run")).Epoch, Entry("a", new Tick(3)));
        var journal = Assert.Single(_folder.GetFiles("*.journal", SearchOption.AllDirectories));
        var bytes = await File.ReadAllBytesAsync(journal.FullName);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(journal.FullName, bytes);

        await Assert.ThrowsAsync<DamagedPartException>(() => store.Claim("run"));
    }

    [Fact]
    public async Task Incompletely_created_run_is_listed_and_can_be_deleted()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        File.Delete(Path.Combine(_folder.FullName, "run", "run.json"));

        var run = Assert.Single(await store.List());

        Assert.StartsWith("Run run was not created or deleted completely", run.Damage, StringComparison.Ordinal);
        Assert.False(await store.Create(SpecificationOf("run")));
        await store.Delete("run");
        Assert.Empty(await store.List());
        Assert.True(await store.Create(SpecificationOf("run")));
    }

    /// <summary>Process ids can be equal on two hosts, so the name of a temporary file must not depend on them.</summary>
    [Fact]
    public async Task A_temporary_file_of_another_writer_is_left_alone()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var path = Path.Combine(_folder.FullName, "run", "epochs", "0000.standing.json");
        string[] others = [$"{path}.{Environment.ProcessId}.tmp", $"{path}.1.tmp"];
        foreach (var other in others)
        {
            await File.WriteAllTextAsync(other, "another host's");
        }

        await store.SaveStatus("run", 0, (await Noted(store))!);

        Assert.All(others, other => Assert.Equal("another host's", File.ReadAllText(other)));
    }

    [Fact]
    public async Task Nobody_keeps_removed_checkpoints_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows open files in /proc.");
        var (leader, other) = (Make(), Make());
        await leader.Create(SpecificationOf("run"));
        var epoch = (await leader.Claim("run")).Epoch;
        for (var tick = new Tick(10); tick <= 40; tick += 10)
        {
            await other.Write(new PartName("run", new CheckpointId(epoch, tick), new DistrictIndex(1)), new byte[10]);
            await CommitWithParts(leader, epoch, tick);
        }

        // Twice: the first call follows a write.
        await other.Check(CancellationToken.None);
        Assert.Single(Open());
        await other.Check(CancellationToken.None);
        Assert.Empty(Open());

        await other.Write(new PartName("run", new CheckpointId(epoch, new Tick(50)), new DistrictIndex(1)), new byte[10]);
        Assert.Single(Open());
        other.Release("run");
        Assert.Empty(Open());

        IEnumerable<string> Open() =>
            new DirectoryInfo("/proc/self/fd")
                .EnumerateFileSystemInfos()
                .Select(handle => handle.LinkTarget ?? "")
                .Where(path => path.StartsWith(_folder.FullName, StringComparison.Ordinal) && path.Contains("parts-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_the_stores_problem()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");
        var store = new FileStore(file);

        await Assert.ThrowsAsync<IOException>(() => store.Check(CancellationToken.None));

        Assert.StartsWith($"The folder {file} cannot be used", store.Problem, StringComparison.Ordinal);
    }

    protected override Task Flip(Record record) =>
        FlipIn(
            record switch
            {
                Record.Specification => "run.json",
                Record.Status => Path.Combine("epochs", "*.standing.json"),
                Record.Journal => Path.Combine("epochs", "*.journal"),
                _ => Path.Combine("checkpoints", "0001-000010", "whole.json"),
            }
        );

    private async Task FlipIn(string pattern)
    {
        var folder = Path.Combine(_folder.FullName, "run", Path.GetDirectoryName(pattern)!);
        var path = Assert.Single(Directory.GetFiles(folder, Path.GetFileName(pattern)));
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
    }

    private static async Task<RunStatus?> Noted(ICheckpointStore store)
    {
        await store.SaveStatus(
            "run",
            0,
            new RunStatus("cluster", default, new RunProgress(RunState.Preparing, new Tick(0), 0, default, 0, 0, 0, 0, "", 1, null))
        );
        return await store.Status("run");
    }

    protected override ICheckpointStore Make() => new FileStore(_folder.FullName);
}
