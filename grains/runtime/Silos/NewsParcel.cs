using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Ties;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// What one silo sends another in a tick: for pairs of districts, news and the traffic of calls. Each chunk stands by itself: a header,
/// then entries, each followed by its news. Sender and number of a chunk tell a chunk that is sent again from a new one.
/// </summary>
/// <param name="sender">The place in the plan of the silo that sends.</param>
internal sealed class NewsParcel(RunEpoch epoch, int tick, int sender, int most = NewsParcel.ChunkBytes)
{
    /// <summary>Larger bodies would hold up the heartbeat between silos.</summary>
    public const int ChunkBytes = 4 << 20;

    private const int Version = 5;
    private readonly List<byte[]> _chunks = [];
    private readonly ArrayBufferWriter<byte> _chunk = new();

    private readonly record struct Header(int Version, int Tick, RunEpoch Epoch, int Sender, int Chunk);

    private readonly record struct Entry(long CalledMilliErlangs, int Source, int Target, int News, int Reserved);

    public void Add(int source, int target, long calledMilliErlangs, ReadOnlySpan<News> news)
    {
        if (news.IsEmpty && calledMilliErlangs == 0)
        {
            return;
        }

        do
        {
            var fits = Math.Min(news.Length, Room() / Unsafe.SizeOf<News>());
            _chunk.Put(new Entry(calledMilliErlangs, source, target, fits, 0));
            _chunk.PutAll(news[..fits]);
            news = news[fits..];
            calledMilliErlangs = 0;
        }
        while (!news.IsEmpty);
    }

    /// <summary>The finished chunks; none where there was nothing to send.</summary>
    public List<byte[]> Close()
    {
        Cut();
        return _chunks;
    }

    /// <summary>Under which a chunk was sent: news of a silo that comes back from the dead are under an earlier one.</summary>
    public static RunEpoch EpochOf(byte[] chunk) => MemoryMarshal.Read<Header>(chunk).Epoch;

    /// <summary>Puts a chunk's entries into the inbox. A chunk that is there already, or that comes again after its tick, changes nothing.</summary>
    /// <exception cref="InvalidDataException">The chunk is of another version or epoch, or of a tick that has not begun.</exception>
    public static void Open(byte[] chunk, RunEpoch epoch, int tick, NewsInbox inbox)
    {
        ReadOnlySpan<byte> bytes = chunk;
        var header = StructBytes.Take<Header>(ref bytes);
        if (header.Version != Version || header.Epoch != epoch || header.Tick > tick)
        {
            throw new InvalidDataException(
                $"News of version {header.Version}, epoch {header.Epoch} and tick {header.Tick} came where version {Version}, epoch {epoch} and tick {tick} was awaited.");
        }

        if (header.Tick < tick || !inbox.IsNew(header.Sender, header.Chunk))
        {
            return;
        }

        while (!bytes.IsEmpty)
        {
            var entry = StructBytes.Take<Entry>(ref bytes);
            inbox.Put(entry.Source, entry.Target, entry.CalledMilliErlangs, StructBytes.TakeAll<News>(ref bytes, entry.News));
        }
    }

    /// <summary>Bytes of news that still fit behind an entry, in a new chunk where need be.</summary>
    private int Room()
    {
        if (_chunk.WrittenCount + Unsafe.SizeOf<Entry>() + Unsafe.SizeOf<News>() > most)
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
