using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>
/// Collects the messages that one district sends in a tick, in order of the addressed district. They are tie events (messages along social ties), and the
/// traffic that the last tick's calls cause where the called people live. The object is reused at every tick.
/// </summary>
public sealed class Outbox(int districts)
{
    private readonly List<(DistrictIndex District, TieEvent TieEvent)> _posted = [];
    private readonly int[] _ends = new int[districts];
    private TieEvent[] _sorted = [];

    /// <summary>
    /// The traffic that the last tick's calls from this district cause where the called people live, by the index of their district. In busy-hour milli-erlangs
    /// of simulated people.
    /// </summary>
    public long[] CalledMilliErlangs { get; } = new long[districts];

    /// <summary>
    /// The tie events (messages along social ties) posted since the last call of <see cref="Seal"/>, each with the district to which it is addressed; for
    /// checkpoints.
    /// </summary>
    public (DistrictIndex District, TieEvent TieEvent)[] Posted => [.. _posted];

    public void Post(DistrictIndex district, in TieEvent tieEvent) => _posted.Add((district, tieEvent));

    /// <summary>
    /// Ends the collection of a tick: makes the posted tie events (messages along social ties) available to <see cref="For"/>, sorted by addressed district.
    /// They replace those of the previous tick. Events to the same district stay in order of posting.
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
    /// Adds this district to the list of senders of each district to which it has addressed tie events (messages along social ties). Only events made available
    /// by the last call of <see cref="Seal"/> count.
    /// </summary>
    /// <param name="senders">The list of senders of each district, by the index of the addressed district.</param>
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
    /// Returns the tie events (messages along social ties) addressed to a district that the last call of <see cref="Seal"/> made available. Events posted later
    /// are not included.
    /// </summary>
    public ReadOnlyMemory<TieEvent> For(DistrictIndex district)
    {
        var first = district == 0 ? 0 : _ends[district - 1];
        return _sorted.AsMemory(first, _ends[district] - first);
    }
}
