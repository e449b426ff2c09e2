using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace AdoptionSim.Grains.Tests.Checkpoints;

public sealed class StoredRecordTests
{
    private const string Name = "The status of run x";

    [Fact]
    public void A_record_is_read_as_it_was_written()
    {
        var record = StoredRecord.Write(Name, new RowPart(new CheckpointId(1, new Tick(2)), new Tick(3), new Tick(4)));

        Assert.Equal(new RowPart(new CheckpointId(1, new Tick(2)), new Tick(3), new Tick(4)), StoredRecord.Read<RowPart>(Name, record));
        Assert.DoesNotContain((byte)'\n', record);
    }

    [Fact]
    public void Each_flipped_bit_is_noticed()
    {
        var record = StoredRecord.Write(Name, new RowPart(new CheckpointId(1, new Tick(2)), new Tick(3), new Tick(4)));
        Assert.NotEmpty(record);
        for (var bit = 0; bit < record.Length * 8; bit++)
        {
            byte[] flipped = [.. record];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            var error = Assert.Throws<DamagedPartException>(() => StoredRecord.Read<RowPart>(Name, flipped));
            Assert.Equal(
                $"{Name} is damaged: its checksum does not match its content. Restore it from a backup, or delete the run and start it again.",
                error.Message
            );
        }
    }

    [Fact]
    public void A_cut_record_and_one_in_anothers_place_are_noticed()
    {
        var record = StoredRecord.Write(Name, "content");
        for (var length = 0; length < record.Length; length++)
        {
            Assert.Throws<DamagedPartException>(() => StoredRecord.Read<string>(Name, record.AsSpan(0, length)));
        }

        Assert.Throws<DamagedPartException>(() => StoredRecord.Read<string>("The status of run y", record));
    }

    /// <summary>An exception of a grain must be readable by a client that has neither the database's library nor the silo's.</summary>
    [Fact]
    public void Failures_of_a_store_can_be_sent_to_another_process()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        Exception[] failures =
        [
            new StoreAwayException("away"),
            new DamagedPartException("damaged"),
            StaleEpochException.Of("run", 1, 2),
            new RunRefusedException("refused", new StoreAwayException("away")),
        ];
        foreach (var failure in failures)
        {
            var read = serializer.Deserialize<Exception>(serializer.SerializeToArray(failure))!;
            Assert.Equal((failure.GetType(), failure.Message, failure.InnerException?.Message), (read.GetType(), read.Message, read.InnerException?.Message));
        }
    }
}
