using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class JournalTests
{
    private static readonly Command Give = new("gift", CommandKind.Give, "IS-A.1/4", "bar");

    [Fact]
    public async Task Command_that_the_disk_rejected_is_not_journalled()
    {
        var journal = new Journal(_ => throw new IOException("No space left on device"));

        await Assert.ThrowsAsync<IOException>(() => journal.Add(new Tick(3), Give, default(PlacedCommand)));

        Assert.Empty(journal.Of(new Tick(3)));
        Assert.Null(await journal.ReceiptOf("gift"));
    }

    /// <summary>If a tick began without the command, it would differ when it is repeated from the database's journal after a loss.</summary>
    [Fact]
    public async Task No_tick_begins_while_storage_of_a_command_is_uncertain()
    {
        var journal = new Journal(_ => throw new TimeoutException("The connection was lost"));

        await Assert.ThrowsAsync<TimeoutException>(() => journal.Add(new Tick(3), Give, default(PlacedCommand)));

        Assert.Throws<StoreAwayException>(() => journal.Of(new Tick(1)));
    }
}
