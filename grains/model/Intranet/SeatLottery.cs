using System.Runtime.InteropServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Intranet;

/// <summary>Decides which visits to a district's intranet terminals get a seat in a tick. Where a site cannot serve all visits, a lottery decides.</summary>
internal sealed class SeatLottery
{
    private readonly List<List<Visit>> _bySite = [];
    private readonly List<Visit> _served = [];
    private long[] _seatsUpTo = [];

    /// <summary>The visits to terminals that got a seat in this tick, site by site.</summary>
    public ReadOnlySpan<Visit> Served => CollectionsMarshal.AsSpan(_served);

    public void Begin(ReadOnlySpan<TerminalRow> open)
    {
        _served.Clear();
        Array.Resize(ref _seatsUpTo, open.Length);
        for (var (site, seats) = (0, 0L); site < open.Length; site++)
        {
            seats += open[site].Seats;
            _seatsUpTo[site] = seats;
            if (site == _bySite.Count)
            {
                _bySite.Add([]);
            }

            _bySite[site].Clear();
        }
    }

    /// <summary>
    /// Enters all visits that a reader wants to make in the tick in the seat lottery of one site, chosen at random. The chance of a site is proportional to
    /// the number of its seats.
    /// </summary>
    /// <param name="reader">The index of the reader in the district's list of readers.</param>
    /// <param name="visits">The number of visits that the reader wants to make in the tick.</param>
    public void Enter(int reader, int visits, in Words draws)
    {
        var seat = (long)((ulong)draws.W1 * (ulong)_seatsUpTo[^1] >> 32);
        var site = 0;
        while (_seatsUpTo[site] <= seat)
        {
            site++;
        }

        _bySite[site].Add(new Visit(reader, visits, draws.W2, draws.W3));
    }

    public void Draw(Span<TerminalRow> open, Tick tick, TerminalKnowledge known)
    {
        for (var site = 0; site < open.Length; site++)
        {
            var (wanted, capacity) = (0, TerminalRule.Capacity(open[site], tick, known));
            foreach (ref readonly var visit in CollectionsMarshal.AsSpan(_bySite[site]))
            {
                wanted += visit.Visits;
            }

            var served = Math.Min(wanted, capacity);
            Serve(_bySite[site], served, isFull: wanted > capacity);
            TerminalRule.Step(ref open[site], wanted, served, known);
        }
    }

    /// <summary>
    /// Gives seats to the visits at one site with terminals until its capacity for the tick is used up. If it cannot serve all visits, those with the smallest
    /// lottery numbers are served first.
    /// </summary>
    /// <param name="left">The number of visits that the site can serve in the tick.</param>
    /// <param name="isFull">True if the site cannot serve all visits.</param>
    private void Serve(List<Visit> visits, int left, bool isFull)
    {
        if (isFull)
        {
            visits.Sort(static (one, other) => (one.Lot, one.Reader).CompareTo((other.Lot, other.Reader)));
        }

        foreach (ref readonly var visit in CollectionsMarshal.AsSpan(visits))
        {
            var served = Math.Min(left, visit.Visits);
            left -= served;
            if (served > 0)
            {
                _served.Add(visit with { Visits = served });
            }
        }
    }

    /// <param name="Reader">The index of the reader.</param>
    /// <param name="Lot">The lottery number; the smallest is served first.</param>
    /// <param name="Reading">The draw for what is read.</param>
    internal readonly record struct Visit(int Reader, int Visits, uint Lot, uint Reading);
}
