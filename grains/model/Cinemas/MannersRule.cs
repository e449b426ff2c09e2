using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Cinemas;

/// <summary>How notices work on a spectator: each takes a part of the bad manners that are left, every further one a smaller part; between visits it is forgotten.</summary>
public sealed class MannersRule
{
    private const double One = 1 << 16;
    private const int MostNotices = 64;
    private readonly ImmutableArray<uint> _effects;
    private readonly ImmutableArray<uint> _kept;

    /// <param name="ticks">Of the run: nobody stays away longer.</param>
    public MannersRule(CinemaParameters cinema, int stepDays, int ticks)
    {
        ArgumentNullException.ThrowIfNull(cinema);
        var months = stepDays * 12 / 365.25;
        _effects = [.. Enumerable.Range(0, MostNotices).Select(notice => (uint)Math.Round(One * cinema.NoticeEffect * Math.Pow(cinema.Habituation, notice)))];
        _kept = [.. Enumerable.Range(0, ticks + 1).Select(tick => (uint)Math.Round(One * Math.Pow(0.5, tick * months / cinema.Forgetting)))];
    }

    /// <summary>A visit in a tick, with a notice before the film.</summary>
    public void See(ref SpectatorRow row, int tick)
    {
        var left = (uint)((ulong)row.Restraint * _kept[Math.Clamp(tick - row.LastTick, 0, _kept.Length - 1)] >> 16);
        var effect = _effects[Math.Min((int)row.Notices, MostNotices - 1)];
        row.Restraint = (ushort)Math.Min((ulong)ushort.MaxValue, left + ((((uint)One - left) * (ulong)effect) >> 16));
        row.Notices = (ushort)Math.Min(ushort.MaxValue, row.Notices + 1);
        row.LastTick = tick;
    }

    /// <summary>The chance to answer, in 2^-32, of one whose own chance it is without notices.</summary>
    public static uint Chance(uint own, ushort restraint) => (uint)((ulong)own * ((uint)One - restraint) >> 16);
}
