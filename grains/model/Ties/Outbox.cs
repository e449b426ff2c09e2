using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>
/// Collects the messages of a district to others in a tick, in order of target district: tie events (messages along social ties), and the traffic that the last
/// tick's calls cause where the called people live. The object is reused at every tick.
/// </summary>
public sealed class Outbox(int districts)
{
    private readonly List<(DistrictIndex District, TieEvent TieEvent)> _posted = [];
    private readonly int[] _ends = new int[districts];
    private TieEvent[] _sorted = [];

    /// <summary>
    /// The traffic that the last tick's calls from here cause at the called party's end, by that party's district, in busy-hour milli-erlangs of simulated
    /// people.
    /// </summary>
    public long[] CalledMilliErlangs { get; } = new long[districts];

    /// <summary>
    /// The messages along social ties (tie events) posted since the last call of Seal, with the districts to which they are addressed; for checkpoints.
    /// </summary>
    public (DistrictIndex District, TieEvent TieEvent)[] Posted => [.. _posted];

    public void Post(DistrictIndex district, in TieEvent tieEvent) => _posted.Add((district, tieEvent));

    /// <summary>
    /// Closes a tick's collection: makes the posted tie events (messages along social ties) available to For, sorted by addressed district, in place of those
    /// of the tick before. Within a district they stay in order of posting.
    /// </summary>
    public void Seal()
    {
        Array.Clear(_ends);
        foreach (var (district, _) in CollectionsMarshal.AsSpan(_posted))
        {
            _ends[district]++;
        }

        var end = 0;
        for (var district = 0; district < districts; district++)
        {
            (_ends[district], end) = (end, end + _ends[district]);
        }

        if (_sorted.Length < _posted.Count)
        {
            _sorted = new TieEvent[Math.Max(_posted.Count, 2 * _sorted.Length)];
        }

        foreach (var (district, tieEvent) in CollectionsMarshal.AsSpan(_posted))
        {
            _sorted[_ends[district]++] = tieEvent;
        }

        _posted.Clear();
    }

    /// <summary>
    /// Adds this district to the senders of each district to which it has addressed tie events (messages along social ties), as of the last call of
    /// <see cref="Seal"/>.
    /// </summary>
    /// <param name="senders">The senders of each district, by the addressed district.</param>
    /// <param name="sender">The district whose outbox this is.</param>
    public void AddTo(List<DistrictIndex>[] senders, DistrictIndex sender)
    {
        ArgumentNullException.ThrowIfNull(senders);
        var first = 0;
        for (var district = 0; district < districts; district++)
        {
            if (_ends[district] > first)
            {
                senders[district].Add(sender);
            }

            first = _ends[district];
        }
    }

    /// <summary>
    /// Returns the messages along social ties (tie events) addressed to a district, as of the last call of Seal. Events posted later are not included.
    /// </summary>
    public ReadOnlyMemory<TieEvent> For(DistrictIndex district)
    {
        var first = district == 0 ? 0 : _ends[district - 1];
        return _sorted.AsMemory(first, _ends[district] - first);
    }
}
