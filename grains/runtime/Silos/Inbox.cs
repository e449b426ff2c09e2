using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Silos;

/// <summary>
/// Collects the messages of other silos for this silo's districts in the present tick, by target district. They contain tie events (news that an acquaintance's
/// phone line has begun or ended) and the traffic of calls.
/// </summary>
public sealed class Inbox(int districts)
{
    private readonly List<(DistrictIndex Source, ReadOnlyMemory<TieEvent> TieEvents)>[] _received =
    [
        .. Enumerable.Range(0, districts).Select(_ => new List<(DistrictIndex, ReadOnlyMemory<TieEvent>)>()),
    ];
    private readonly long[] _called = new long[districts];
    private readonly HashSet<(int Sender, int Chunk)> _chunks = [];

    /// <summary>
    /// Returns the tie events (news of begun or ended phone lines) received for a district, each batch with the district that sent it. After <see cref="Sort"/>
    /// they are in the order of the sending districts.
    /// </summary>
    public IReadOnlyList<(DistrictIndex Source, ReadOnlyMemory<TieEvent> TieEvents)> For(DistrictIndex district) => _received[district];

    /// <summary>Returns the traffic that the previous tick's calls from districts of other silos bring to a district's cell towers, in milli-erlangs.</summary>
    public long CalledMilliErlangs(DistrictIndex district) => _called[district];

    /// <summary>
    /// Registers a chunk as received in the present tick. A chunk is one of the messages in which another silo sends its tie events (messages along social
    /// ties) and the traffic of calls.
    /// </summary>
    /// <returns>True if the chunk has not been received before.</returns>
    public bool IsNew(int sender, int chunk) => _chunks.Add((sender, chunk));

    public void Put(DistrictIndex source, DistrictIndex target, long calledMilliErlangs, ReadOnlyMemory<TieEvent> tieEvents)
    {
        _called[target] += calledMilliErlangs;
        if (!tieEvents.IsEmpty)
        {
            _received[target].Add((source, tieEvents));
        }
    }

    /// <summary>Sorts each district's tie events (news of begun or ended phone lines) by the district that sent them, once all have been received.</summary>
    public void Sort()
    {
        foreach (var received in _received.Where(received => received.Count > 1))
        {
            // A stable sort: a source may have sent several batches, whose order must stay.
            var inOrder = received.OrderBy(item => item.Source).ToList();
            received.Clear();
            received.AddRange(inOrder);
        }
    }

    public void Clear()
    {
        Array.Clear(_called);
        _chunks.Clear();
        foreach (var received in _received)
        {
            received.Clear();
        }
    }
}
