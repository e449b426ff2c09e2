using AdoptionSim.Actors.Checkpoints;

namespace AdoptionSim.Grains.Tests.Checkpoints;

public sealed class FileStoreTests : StoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-store-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_line_of_the_journal_without_its_end_was_never_acknowledged()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var claim = await store.Claim("run");
        await store.Append("run", claim.Epoch, Entry("a", 3));
        var journal = Assert.Single(_folder.GetFiles("*.journal", SearchOption.AllDirectories));
        await File.AppendAllTextAsync(journal.FullName, "{\"tick\":4,");

        Assert.Equal([Entry("a", 3)], (await store.Claim("run")).Journal);
    }

    [Fact]
    public async Task A_journal_that_was_altered_is_named()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var claim = await store.Claim("run");
        await store.Append("run", claim.Epoch, Entry("a", 3));
        var journal = Assert.Single(_folder.GetFiles("*.journal", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(journal.FullName, "{\"tick\":,}\n");

        var error = await Assert.ThrowsAsync<DamagedPartException>(() => store.Claim("run"));
        Assert.Contains("journal of epoch 1 of run run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_that_was_not_made_whole_is_none()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var claim = await store.Claim("run");
        await store.Write(new PartName("run", new CheckpointId(claim.Epoch, 5), 0), new byte[10]);

        Assert.Empty((await store.Claim("run")).Checkpoints);
    }

    [Fact]
    public async Task A_journal_that_was_cut_is_named()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var claim = await store.Claim("run");
        await store.Append("run", claim.Epoch, Entry("a", 3));
        await store.Claim("run");
        var journal = Assert.Single(_folder.GetFiles("*.journal", SearchOption.AllDirectories));
        await File.WriteAllTextAsync(journal.FullName, "{\"ti");

        var error = await Assert.ThrowsAsync<DamagedPartException>(() => store.Claim("run"));
        Assert.Contains("journal of epoch 1 of run run", error.Message, StringComparison.Ordinal);
    }

    /// <summary>As when it is frozen while it tidies up, and let go on when the run has another owner.</summary>
    [Fact]
    public async Task Who_tidies_up_late_leaves_what_a_later_owner_stores()
    {
        var store = Make();
        await store.Create(SpecificationOf("run"));
        var epoch = (await store.Claim("run")).Epoch;
        var later = new CheckpointId(epoch + 1, 7);
        var (district, rows) = (new PartName("run", later, 0), new PartName("run", later, PartName.Rows));
        await store.Write(district, new byte[] { 1 });
        await store.Write(rows, new byte[] { 2 });

        await CommitWithParts(store, epoch, 10);

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
            () => store.Write(new PartName(run, new CheckpointId(1, 1), 0), new byte[1]),
            () => store.Discard(run, new CheckpointId(1, 1)),
            () => store.Delete(run),
        };
        foreach (var call in calls)
        {
            Assert.StartsWith("The run name is '", (await Assert.ThrowsAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
        }

        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    protected override ICheckpointStore Make() => new FileStore(_folder.FullName);
}
