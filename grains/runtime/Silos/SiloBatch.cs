using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Packs the data that one silo sends another in a tick into chunks of bytes. The data is tie events (news of begun or ended phone lines) and the traffic of
/// calls, for each pair of districts. Each chunk can be read on its own: it has a header, then entries, each followed by its tie events. The receiver
/// recognises a repeated chunk by its sender and number. A chunk is one byte array, because an array of structs would be serialised element by element.
/// </summary>
/// <param name="sender">The index of the sending silo in the plan.</param>
internal sealed class SiloBatch(RunEpoch epoch, Tick tick, int sender, int most = SiloBatch.ChunkBytes)
{
    /// <summary>The maximum size of a chunk in bytes. Larger messages would delay the heartbeat between silos.</summary>
    public const int ChunkBytes = 4 << 20;

    private const int Version = 5;
    private readonly List<byte[]> _chunks = [];
    private readonly ArrayBufferWriter<byte> _chunk = new();

    private readonly record struct Header(int Version, Tick Tick, RunEpoch Epoch, int Sender, int Chunk);

    private readonly record struct Entry(long CalledMilliErlangs, DistrictIndex Source, DistrictIndex Target, int TieEvents, int Reserved);

    public void Add(DistrictIndex source, DistrictIndex target, long calledMilliErlangs, ReadOnlySpan<TieEvent> tieEvents)
    {
        if (tieEvents.IsEmpty && calledMilliErlangs == 0)
        {
            return;
        }

        do
        {
            var fits = Math.Min(tieEvents.Length, Room() / Unsafe.SizeOf<TieEvent>());
            _chunk.Put(new Entry(calledMilliErlangs, source, target, fits, 0));
            _chunk.PutAll(tieEvents[..fits]);
            tieEvents = tieEvents[fits..];
            calledMilliErlangs = 0;
        } while (!tieEvents.IsEmpty);
    }

    /// <summary>Ends the packing and returns the chunks to send; empty if there was nothing to send.</summary>
    public List<byte[]> Close()
    {
        Cut();
        return _chunks;
    }

    /// <summary>
    /// Returns the epoch under which a chunk was sent, which identifies the run's owner (leading silo) at that time. Chunks of a silo that was believed dead
    /// have an earlier epoch.
    /// </summary>
    public static RunEpoch EpochOf(byte[] chunk) => MemoryMarshal.Read<Header>(chunk).Epoch;

    /// <summary>
    /// Unpacks a chunk, a message of another silo, and adds its tie events (messages along social ties) and traffic to the inbox. A chunk that has been
    /// received before, or that arrives after its tick, changes nothing.
    /// </summary>
    /// <exception cref="InvalidDataException">The chunk is of another version or epoch, or of a tick that has not begun.</exception>
    public static void Open(byte[] chunk, RunEpoch epoch, Tick tick, Inbox inbox)
    {
        ReadOnlySpan<byte> bytes = chunk;
        var header = StructBytes.Take<Header>(ref bytes);
        if (header.Version != Version || header.Epoch != epoch || header.Tick > tick)
        {
            throw new InvalidDataException(
                $"A chunk has version {header.Version}, epoch {header.Epoch} and tick {header.Tick}; expected version {Version}, epoch {epoch} and tick {tick}."
            );
        }

        if (header.Tick < tick || !inbox.IsNew(header.Sender, header.Chunk))
        {
            return;
        }

        while (!bytes.IsEmpty)
        {
            var entry = StructBytes.Take<Entry>(ref bytes);
            inbox.Put(entry.Source, entry.Target, entry.CalledMilliErlangs, StructBytes.TakeAll<TieEvent>(ref bytes, entry.TieEvents));
        }
    }

    /// <summary>
    /// Returns how many bytes of tie events (messages along social ties) fit into the current chunk after the header of the next entry. Begins a new chunk if
    /// not even one event would fit.
    /// </summary>
    private int Room()
    {
        if (_chunk.WrittenCount + Unsafe.SizeOf<Entry>() + Unsafe.SizeOf<TieEvent>() > most)
        {
            Cut();
        }

        if (_chunk.WrittenCount == 0)
        {
            _chunk.Put(new Header(Version, tick, epoch, sender, _chunks.Count));
        }

        return most - _chunk.WrittenCount - Unsafe.SizeOf<Entry>();
    }

    private void Cut()
    {
        if (_chunk.WrittenCount > 0)
        {
            _chunks.Add(_chunk.WrittenSpan.ToArray());
            _chunk.ResetWrittenCount();
        }
    }
}
